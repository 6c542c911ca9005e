/// Names the stories of a module that run on each engine: `sqlite::name`, and `postgres::name` where there is a server.
#[macro_export]
macro_rules! on_both_engines {
    ($($story:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story($crate::TestApp::start().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                if let Some(app) = $crate::TestApp::on_postgres().await {
                    super::$story(app).await;
                }
            })+
        }
    };
}
