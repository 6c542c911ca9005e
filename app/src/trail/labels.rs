use domain::language::Language;

use crate::words::trail as words;

/// The kinds of things a trail can be filtered by.
pub(super) const TOPICS: [&str; 8] = [
    "cohort",
    "enrollment",
    "import",
    "version",
    "quiz_attempt",
    "product",
    "permit",
    "person",
];

/// What something was done to, in words.
pub(super) fn topic(language: Language, code: &str) -> &'static str {
    match code {
        "cohort" => words::kind_cohort(language),
        "import" => words::kind_import(language),
        "enrollment" => words::kind_enrollment(language),
        "version" => words::kind_version(language),
        "quiz_attempt" => words::kind_quiz(language),
        "permit" => words::kind_permit(language),
        "product" => words::kind_product(language),
        "person" => words::kind_person(language),
        _ => words::kind_other(language),
    }
}

/// What a thing of this topic is called: keys of the course as mentors say them ("T1", "M5"), permits by their names.
pub(super) fn called(language: Language, topic: &str, name: &str) -> String {
    match (topic, name.parse()) {
        ("version" | "quiz_attempt", _) => name.to_uppercase(),
        ("permit", Ok(kind)) => crate::permits::name(language, kind).to_owned(),
        _ => name.to_owned(),
    }
}

/// What somebody did, in words; a code that has none yet is better than silence.
pub(super) fn action(language: Language, code: &str) -> String {
    let text = match code {
        "assessment.begin" => words::assessment_begin(language),
        "assessment.decide" => words::assessment_decide(language),
        "assessment.save" => words::assessment_save(language),
        "assignment.change" => words::assignment_change(language),
        "assignment.extend" => words::assignment_extend(language),
        "backup.make" => words::backup_make(language),
        "cohort.change" => words::cohort_change(language),
        "cohort.open" => words::cohort_open(language),
        "completion.withdraw" => words::completion_withdraw(language),
        "contact.change" => words::contact_change(language),
        "course.publish" => words::course_publish(language),
        "enrollment.admit" => words::enrollment_admit(language),
        "enrollment.decline" => words::enrollment_decline(language),
        "enrollment.leave" => words::enrollment_leave(language),
        "enrollment.offer" => words::enrollment_offer(language),
        "enrollment.wait" => words::enrollment_wait(language),
        "file.bring" => words::file_bring(language),
        "file.place" => words::file_place(language),
        "file.put_away" => words::file_put_away(language),
        "import.choose_columns" => words::import_choose_columns(language),
        "import.confirm" => words::import_confirm(language),
        "import.forget" => words::import_forget(language),
        "import.resume" => words::import_resume(language),
        "import.stage" => words::import_stage(language),
        "import.undo" => words::import_undo(language),
        "lesson.complete" => words::lesson_complete(language),
        "link.make" => words::link_make(language),
        "link.receive" => words::link_receive(language),
        "link.revoke" => words::link_revoke(language),
        "mentor.add" => words::mentor_add(language),
        "mentor.allocate" => words::mentor_allocate(language),
        "password.change" => words::password_change(language),
        "pause.add" => words::pause_add(language),
        "pause.remove" => words::pause_remove(language),
        "permit.proof" => words::permit_proof(language),
        "permit.save" => words::permit_save(language),
        "person.create" => words::person_create(language),
        "product.add" => words::product_add(language),
        "product.change" => words::product_change(language),
        "program.open" => words::program_open(language),
        "quiz.begin" => words::quiz_begin(language),
        "quiz.finish" => words::quiz_finish(language),
        "remark.add" => words::remark_add(language),
        "remark.change" => words::remark_change(language),
        "remark.judge" => words::remark_judge(language),
        "remark.remove" => words::remark_remove(language),
        "role.grant" => words::role_grant(language),
        "session.close" => words::session_close(language),
        "session.open" => words::session_open(language),
        "session.open_by_code" => words::session_open_by_code(language),
        "session.revoke" => words::session_revoke(language),
        "share_link.make" => words::share_link_make(language),
        "share_link.revoke" => words::share_link_revoke(language),
        "sign_in_code.make" => words::sign_in_code_make(language),
        "slot.put" => words::slot_put(language),
        "submission.open" => words::submission_open(language),
        "version.check" => words::version_check(language),
        "version.begin" => words::version_begin(language),
        "version.disown" => words::version_disown(language),
        "version.overtake" => words::version_overtake(language),
        "version.recall" => words::version_recall(language),
        "version.release" => words::version_release(language),
        "version.send" => words::version_send(language),
        other => other,
    };
    text.to_owned()
}
