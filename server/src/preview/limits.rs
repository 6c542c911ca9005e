use rustix::process::{Resource, Rlimit, setrlimit};

/// What a child process allows itself.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Address space in bytes.
    pub memory: u64,
    /// Processor time in seconds.
    pub seconds: u64,
}

impl Limits {
    /// A 50-megapixel picture takes 200 MB decoded and as much again while it is turned upright.
    pub const PREVIEW: Self = Self {
        memory: 1_000_000_000,
        seconds: 20,
    };

    /// Limits this process, for good.
    ///
    /// # Errors
    /// A sentence, when the system refuses.
    pub fn apply(self) -> Result<(), String> {
        let hard = |value| Rlimit {
            current: Some(value),
            maximum: Some(value),
        };
        setrlimit(Resource::As, hard(self.memory))
            .map_err(|error| format!("memory limit: {error}"))?;
        setrlimit(Resource::Cpu, hard(self.seconds))
            .map_err(|error| format!("time limit: {error}"))?;
        setrlimit(Resource::Core, hard(0)).map_err(|error| format!("core limit: {error}"))
    }
}
