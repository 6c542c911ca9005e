use std::fmt::{Display, Formatter};
use std::future::Future;
use std::io::ErrorKind;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use futures::StreamExt;
use futures::stream::{self, BoxStream};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result, UploadPart,
};

/// How a storage fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fault {
    #[default]
    None,
    FullAtOnce,
    FullOnTheWay,
    FullAtTheEnd,
    Unreadable,
    /// Whoever lists it panics.
    Broken,
    /// Whoever lists it waits for ever.
    Silent,
}

/// A storage in memory that fails when it is told to.
#[derive(Clone, Debug, Default)]
pub(super) struct Faulty {
    inner: Arc<InMemory>,
    fault: Arc<Mutex<Fault>>,
}

impl Faulty {
    pub(super) fn fail(&self, fault: Fault) {
        *self.fault.lock().expect("the fault") = fault;
    }

    fn fault(&self) -> Fault {
        *self.fault.lock().expect("the fault")
    }

    fn reads(&self) -> Result<()> {
        if self.fault() == Fault::Unreadable {
            return Err(error(ErrorKind::PermissionDenied));
        }
        Ok(())
    }

    fn writes(&self) -> Result<()> {
        if self.fault() == Fault::FullAtOnce {
            return Err(error(ErrorKind::StorageFull));
        }
        self.reads()
    }
}

fn error(kind: ErrorKind) -> object_store::Error {
    object_store::Error::Generic {
        store: "Faulty",
        source: Box::new(std::io::Error::from(kind)),
    }
}

impl Display for Faulty {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("Faulty")
    }
}

/// The shape that the trait's asynchronous functions have.
type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

impl ObjectStore for Faulty {
    fn put_opts<'s, 'l, 'a>(
        &'s self,
        to: &'l Path,
        payload: PutPayload,
        options: PutOptions,
    ) -> Answer<'a, PutResult>
    where
        's: 'a,
        'l: 'a,
        Self: 'a,
    {
        Box::pin(async move {
            self.writes()?;
            self.inner.put_opts(to, payload, options).await
        })
    }

    fn put_multipart_opts<'s, 'l, 'a>(
        &'s self,
        to: &'l Path,
        options: PutMultipartOptions,
    ) -> Answer<'a, Box<dyn MultipartUpload>>
    where
        's: 'a,
        'l: 'a,
        Self: 'a,
    {
        Box::pin(async move {
            self.writes()?;
            let inner = self.inner.put_multipart_opts(to, options).await?;
            let upload: Box<dyn MultipartUpload> = match self.fault() {
                Fault::FullOnTheWay => Box::new(FullOnTheWay(inner)),
                Fault::FullAtTheEnd => Box::new(FullAtTheEnd(inner)),
                _ => inner,
            };
            Ok(upload)
        })
    }

    fn get_opts<'s, 'l, 'a>(&'s self, from: &'l Path, options: GetOptions) -> Answer<'a, GetResult>
    where
        's: 'a,
        'l: 'a,
        Self: 'a,
    {
        Box::pin(async move {
            self.reads()?;
            self.inner.get_opts(from, options).await
        })
    }

    fn delete_stream(
        &self,
        paths: BoxStream<'static, Result<Path>>,
    ) -> BoxStream<'static, Result<Path>> {
        self.inner.delete_stream(paths)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        match self.fault() {
            Fault::Broken => panic!("the storage is broken"),
            Fault::Silent => return stream::pending().boxed(),
            _ => {}
        }
        match self.reads() {
            Ok(()) => self.inner.list(prefix),
            Err(error) => stream::once(async { Err(error) }).boxed(),
        }
    }

    fn list_with_delimiter<'s, 'l, 'a>(&'s self, prefix: Option<&'l Path>) -> Answer<'a, ListResult>
    where
        's: 'a,
        'l: 'a,
        Self: 'a,
    {
        Box::pin(async move {
            self.reads()?;
            self.inner.list_with_delimiter(prefix).await
        })
    }

    fn copy_opts<'s, 'f, 't, 'a>(
        &'s self,
        from: &'f Path,
        to: &'t Path,
        options: CopyOptions,
    ) -> Answer<'a, ()>
    where
        's: 'a,
        'f: 'a,
        't: 'a,
        Self: 'a,
    {
        Box::pin(async move { self.inner.copy_opts(from, to, options).await })
    }
}

#[derive(Debug)]
struct FullOnTheWay(Box<dyn MultipartUpload>);

impl MultipartUpload for FullOnTheWay {
    fn put_part(&mut self, _: PutPayload) -> UploadPart {
        Box::pin(async { Err(error(ErrorKind::StorageFull)) })
    }

    fn complete<'s, 'a>(&'s mut self) -> Answer<'a, PutResult>
    where
        's: 'a,
        Self: 'a,
    {
        self.0.complete()
    }

    fn abort<'s, 'a>(&'s mut self) -> Answer<'a, ()>
    where
        's: 'a,
        Self: 'a,
    {
        self.0.abort()
    }
}

#[derive(Debug)]
struct FullAtTheEnd(Box<dyn MultipartUpload>);

impl MultipartUpload for FullAtTheEnd {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        self.0.put_part(data)
    }

    fn complete<'s, 'a>(&'s mut self) -> Answer<'a, PutResult>
    where
        's: 'a,
        Self: 'a,
    {
        Box::pin(async { Err(error(ErrorKind::StorageFull)) })
    }

    fn abort<'s, 'a>(&'s mut self) -> Answer<'a, ()>
    where
        's: 'a,
        Self: 'a,
    {
        self.0.abort()
    }
}
