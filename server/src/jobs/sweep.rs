use domain::time::{DAY, Timestamp};
use store::Db;
use store::files::Files;

/// An object younger than this may belong to an upload whose row is still to come: one day.
const YOUNG: i64 = DAY;

/// Removes objects that no row names, and what never became one: what a cut line or a crash left between the file and its row.
pub(super) async fn sweep(db: &Db, files: &Files, now: Timestamp) -> Result<u64, store::Error> {
    let mut removed = 0;
    for folder in ["uploads", "previews"] {
        removed += files.remove_staged(folder, now.plus(-YOUNG)).await?;
        for key in files.older_than(folder, now.plus(-YOUNG)).await? {
            if store::backup::is_orphan(db, &key, now).await? {
                files.delete(&key).await?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}
