//! The store on both engines: the same story gives the same answers.

mod backup;
mod both_engines;
mod busy;
mod cohorts;
mod completions;
mod jobs;
mod learning;
mod links;
mod on_behalf;
mod permits;
mod review;
mod tidy;
mod two_processes;
mod works;

use domain::access::Actor;
use domain::learning::{Progress, Step, StepState};
use store::CommandKey;
use store::command::Command;
use tests::TestApp;

/// A command of somebody's, now, under a key of its own.
fn command(app: &TestApp, actor: &Actor) -> Command {
    Command {
        actor: actor.person,
        key: CommandKey::new().expect("a key"),
        said: None,
        now: app.now(),
    }
}

/// How much of a path is done.
fn progress_of(steps: &[Step]) -> Progress {
    let count = |n: usize| u32::try_from(n).expect("a few steps");
    Progress {
        done: count(
            steps
                .iter()
                .filter(|step| step.state == StepState::Done)
                .count(),
        ),
        total: count(steps.len()),
    }
}
