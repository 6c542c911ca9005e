use super::Files;
use crate::Error;

impl Files {
    /// Opens a bucket of an S3-compatible storage: `s3://bucket` or `s3://bucket/folder`. Keys, region and endpoint come from
    /// the usual variables (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`, `AWS_ALLOW_HTTP`).
    ///
    /// # Errors
    /// [`Error::Storage`] when the address is none, what is needed is not set, or the program was built without the feature
    /// `s3`.
    pub fn in_bucket(address: &str) -> Result<Self, Error> {
        let (bucket, folder) =
            parts(address).ok_or_else(|| unusable("it is not s3://bucket/folder"))?;
        open(bucket, folder)
    }
}

#[cfg(feature = "s3")]
fn open(bucket: &str, folder: &str) -> Result<Files, Error> {
    use std::sync::Arc;

    use object_store::aws::AmazonS3Builder;
    use object_store::prefix::PrefixStore;

    let store = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .build()?;
    Ok(if folder.is_empty() {
        Files::on(Arc::new(store))
    } else {
        Files::on(Arc::new(PrefixStore::new(store, folder)))
    })
}

#[cfg(not(feature = "s3"))]
fn open(_: &str, _: &str) -> Result<Files, Error> {
    Err(unusable("this program was built without the feature s3"))
}

fn parts(address: &str) -> Option<(&str, &str)> {
    let rest = address.strip_prefix("s3://")?;
    let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
    (!bucket.is_empty()).then(|| (bucket, folder.trim_matches('/')))
}

fn unusable(why: &'static str) -> Error {
    Error::Storage(object_store::Error::Generic {
        store: "S3",
        source: why.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn an_address_names_a_bucket_and_perhaps_a_folder() {
        assert_eq!(parts("s3://kemas"), Some(("kemas", "")));
        assert_eq!(parts("s3://kemas/"), Some(("kemas", "")));
        assert_eq!(parts("s3://kemas/a/b/"), Some(("kemas", "a/b")));
        for address in [
            "",
            "kemas",
            "s3://",
            "s3:///a",
            "/srv/files",
            "https://kemas",
        ] {
            assert_eq!(parts(address), None, "{address}");
        }
    }
}
