//! What this machine is and how busy. Linux tells; elsewhere it is left out.

use std::fs::read_to_string;

/// What a process occupies, in bytes.
#[derive(Clone, Copy)]
pub struct Memory {
    /// Now.
    pub now: u64,
    /// At most so far.
    pub peak: u64,
}

/// Processor, cores, memory, system, and how busy it was.
pub fn describe() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model =
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|text| kilobytes(&text))
        .map_or_else(String::new, |bytes| format!(", {} GB", bytes >> 30));
    let system = read_to_string("/proc/sys/kernel/osrelease").map_or_else(
        |_| std::env::consts::OS.to_owned(),
        |text| format!("Linux {}", text.trim()),
    );
    format!(
        "{model}, {cores} cores{memory}, {system}; load before {}",
        load()
    )
}

/// Processes that want to run, over the last minute.
pub fn load() -> String {
    read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split(' ').next().map(ToOwned::to_owned))
        .unwrap_or_else(|| "unknown".to_owned())
}

/// What a process occupies.
pub fn memory(process: u32) -> Option<Memory> {
    let path = format!("/proc/{process}/status");
    let read = |name| field(&path, name).and_then(|text| kilobytes(&text));
    Some(Memory {
        now: read("VmRSS")?,
        peak: read("VmHWM")?,
    })
}

fn field(path: &str, name: &str) -> Option<String> {
    let text = read_to_string(path).ok()?;
    let (_, value) = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}

/// `12345 kB` in bytes.
fn kilobytes(text: &str) -> Option<u64> {
    let number: u64 = text.strip_suffix("kB")?.trim().parse().ok()?;
    Some(number * 1_024)
}
