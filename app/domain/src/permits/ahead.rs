use crate::learning::{Completable, Step, StepState};

/// The assignments whose result goes to print: the label's text, and the print file. Keys stay over all editions.
const PRINTED: [&str; 2] = ["t5", "t8"];

/// Whether work that is printed lies ahead: as long as it does, its numbers are worth seeing to beside the lessons.
#[must_use]
pub fn prints_ahead(path: &[Step]) -> bool {
    path.iter().any(|step| {
        step.kind == Completable::Assignment
            && PRINTED.contains(&step.key.as_str())
            && step.state != StepState::Done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assignment(key: &str, state: StepState) -> Step {
        Step {
            kind: Completable::Assignment,
            key: key.to_owned(),
            state,
        }
    }

    #[test]
    fn the_line_stays_until_everything_printed_is_approved() {
        let t1 = assignment("t1", StepState::Open);
        assert!(!prints_ahead(std::slice::from_ref(&t1)));
        let path = [
            t1,
            assignment("t5", StepState::Done),
            assignment("t8", StepState::WithMentor),
        ];
        assert!(prints_ahead(&path));
        assert!(!prints_ahead(&path[..2]));
    }
}
