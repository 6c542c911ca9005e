-- Times are integer milliseconds since 1970 in UTC; days are days since 1970. Codes are those of `domain`.

-- Identity -----------------------------------------------------------------------------------------------------------

-- Erasable personal data stands in person, contact, business and nowhere else; everything else refers by id.
create table person (
    id integer primary key,
    name text not null,
    language text not null,
    zone text not null,
    created_at integer not null,
    erased_at integer,
    row_version integer not null default 1
) strict;

-- A number belongs to a person from–until: prepaid numbers die and are resold.
create table contact (
    id integer primary key,
    person_id integer not null references person (id),
    kind text not null,
    value text not null,
    valid_from integer not null,
    valid_until integer
) strict;
create unique index contact_current on contact (kind, value) where valid_until is null;
create index contact_person on contact (person_id);

create table password (
    person_id integer primary key references person (id),
    hash text not null,
    changed_at integer not null
) strict;

create table login_session (
    id integer primary key,
    token_hash blob not null unique,
    person_id integer not null references person (id),
    device text not null,
    is_shared integer not null,
    created_at integer not null,
    last_seen_at integer not null,
    expires_at integer not null,
    revoked_at integer
) strict;
create index login_session_person on login_session (person_id);

create table sign_in_code (
    id integer primary key,
    person_id integer not null references person (id),
    code_hash blob not null unique,
    made_by integer not null references person (id),
    made_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
create index sign_in_code_person on sign_in_code (person_id);

-- "Lupa kata sandi?": what was typed is kept only when it names a person.
create table sign_in_request (
    id integer primary key,
    number text not null unique,
    person_id integer references person (id),
    made_at integer not null,
    handled_at integer,
    handled_by integer references person (id)
) strict;
create index sign_in_request_open on sign_in_request (person_id) where handled_at is null;

-- Failures only; `subject` is a keyed hash of an account or an address, so the table names nobody.
create table sign_in_failure (
    id integer primary key,
    subject blob not null,
    failed_at integer not null
) strict;
create index sign_in_failure_subject on sign_in_failure (subject, failed_at);

create table role_grant (
    id integer primary key,
    person_id integer not null references person (id),
    role text not null,
    scope_kind text not null,
    scope_id text not null,
    granted_by integer references person (id),
    valid_from integer not null,
    valid_until integer
) strict;
create index role_grant_person on role_grant (person_id);
create index role_grant_scope on role_grant (scope_kind, scope_id, role);

-- Organisation -------------------------------------------------------------------------------------------------------

create table program (
    id integer primary key,
    name_id text not null,
    name_en text not null,
    starts_on integer not null,
    ends_on integer not null,
    created_at integer not null
) strict;

create table desk (
    id integer primary key,
    regency_code text not null,
    name text not null,
    address text not null,
    hours text not null,
    created_at integer not null
) strict;

create table business (
    id integer primary key,
    name text not null,
    regency_code text not null,
    industry_class text,
    enterprise_class text,
    nib text,
    created_at integer not null,
    erased_at integer,
    row_version integer not null default 1
) strict;
create index business_regency on business (regency_code);

create table business_member (
    business_id integer not null references business (id),
    person_id integer not null references person (id),
    valid_from integer not null,
    valid_until integer,
    primary key (business_id, person_id)
) strict;
create index business_member_person on business_member (person_id);

create table product (
    id integer primary key,
    business_id integer not null references business (id),
    name text not null,
    category text not null,
    created_at integer not null,
    deleted_at integer,
    row_version integer not null default 1
) strict;
create index product_business on product (business_id);

create table product_market (
    product_id integer not null references product (id),
    market text not null,
    primary key (product_id, market)
) strict;

create table permit (
    id integer primary key,
    business_id integer not null references business (id),
    product_id integer references product (id),
    kind text not null,
    state text not null,
    number text not null,
    holder_name text not null,
    valid_until integer,
    proof_file_id integer,
    changed_by integer not null references person (id),
    changed_at integer not null,
    row_version integer not null default 1
) strict;
create index permit_business on permit (business_id);

-- Content: published editions never change ---------------------------------------------------------------------------

create table course_revision (
    id integer primary key,
    course_key text not null,
    number integer not null,
    digest text not null,
    title_id text not null,
    title_en text not null,
    summary_id text not null,
    summary_en text not null,
    published_at integer not null,
    unique (course_key, number),
    unique (course_key, digest)
) strict;

create table module (
    revision_id integer not null references course_revision (id),
    key text not null,
    position integer not null,
    title_id text not null,
    title_en text not null,
    summary_id text not null,
    summary_en text not null,
    outcomes text not null,
    primary key (revision_id, key)
) strict;

create table lesson (
    revision_id integer not null references course_revision (id),
    key text not null,
    module_key text not null,
    position integer not null,
    minutes integer not null,
    activity_minutes integer not null,
    title_id text not null,
    title_en text not null,
    summary_id text not null,
    summary_en text not null,
    sources text not null,
    primary key (revision_id, key)
) strict;

create table lesson_part (
    revision_id integer not null references course_revision (id),
    lesson_key text not null,
    position integer not null,
    language text not null,
    title text not null,
    html text not null,
    reading_minutes integer not null,
    primary key (revision_id, lesson_key, language, position)
) strict;

create table picture (
    digest text primary key,
    media_type text not null,
    body blob not null
) strict;

create table quiz (
    revision_id integer not null references course_revision (id),
    module_key text not null,
    pass_mark integer not null,
    primary key (revision_id, module_key)
) strict;

create table question (
    revision_id integer not null references course_revision (id),
    key text not null,
    module_key text not null,
    lesson_key text not null,
    position integer not null,
    text_id text not null,
    text_en text not null,
    primary key (revision_id, key)
) strict;

create table question_option (
    revision_id integer not null references course_revision (id),
    question_key text not null,
    position integer not null,
    text_id text not null,
    text_en text not null,
    why_id text not null,
    why_en text not null,
    is_right integer not null,
    primary key (revision_id, question_key, position)
) strict;

create table assignment (
    revision_id integer not null references course_revision (id),
    key text not null,
    module_key text not null,
    title_id text not null,
    title_en text not null,
    brief_id text not null,
    brief_en text not null,
    judged_by text not null,
    reply_days integer not null,
    pass_total integer not null,
    primary key (revision_id, key)
) strict;

create table slot (
    revision_id integer not null references course_revision (id),
    assignment_key text not null,
    key text not null,
    position integer not null,
    kind text not null,
    title_id text not null,
    title_en text not null,
    hint_id text not null,
    hint_en text not null,
    is_required integer not null,
    unit text,
    columns text not null,
    row_count integer not null,
    primary key (revision_id, assignment_key, key)
) strict;

create table criterion (
    revision_id integer not null references course_revision (id),
    assignment_key text not null,
    key text not null,
    position integer not null,
    weight integer not null,
    minimum integer,
    title_id text not null,
    title_en text not null,
    levels text not null,
    primary key (revision_id, assignment_key, key)
) strict;

-- Cohorts ------------------------------------------------------------------------------------------------------------

create table cohort (
    id integer primary key,
    program_id integer not null references program (id),
    revision_id integer not null references course_revision (id),
    name text not null,
    starts_on integer not null,
    ends_on integer not null,
    capacity integer not null,
    created_at integer not null,
    row_version integer not null default 1
) strict;
create index cohort_program on cohort (program_id);

create table cohort_pause (
    id integer primary key,
    cohort_id integer not null references cohort (id),
    name text not null,
    first_day integer not null,
    last_day integer not null
) strict;
create index cohort_pause_cohort on cohort_pause (cohort_id);

create table holiday (
    day integer primary key,
    name text not null,
    entered_by integer references person (id),
    entered_at integer not null
) strict;

create table cohort_assignment (
    cohort_id integer not null references cohort (id),
    assignment_key text not null,
    opens_at integer,
    due_at integer,
    closes_at integer,
    reply_days integer not null,
    judged_by text not null,
    sample_of integer,
    primary key (cohort_id, assignment_key)
) strict;

create table enrollment (
    id integer primary key,
    cohort_id integer not null references cohort (id),
    person_id integer not null references person (id),
    business_id integer not null references business (id),
    mentor_id integer references person (id),
    state text not null,
    created_at integer not null,
    row_version integer not null default 1,
    unique (cohort_id, person_id)
) strict;
create index enrollment_person on enrollment (person_id);
create index enrollment_mentor on enrollment (mentor_id);

-- Append-only: how an enrollment came to where it stands.
create table enrollment_event (
    id integer primary key,
    enrollment_id integer not null references enrollment (id),
    from_state text,
    to_state text not null,
    reason text not null,
    actor_id integer references person (id),
    recorded_at integer not null
) strict;
create index enrollment_event_enrollment on enrollment_event (enrollment_id);

-- Append-only: who looked after whom, from when.
create table mentor_allocation (
    id integer primary key,
    enrollment_id integer not null references enrollment (id),
    mentor_id integer references person (id),
    allocated_by integer not null references person (id),
    recorded_at integer not null
) strict;
create index mentor_allocation_enrollment on mentor_allocation (enrollment_id);

create table assignment_override (
    enrollment_id integer not null references enrollment (id),
    assignment_key text not null,
    opens_at integer,
    due_at integer,
    closes_at integer,
    given_by integer not null references person (id),
    given_at integer not null,
    primary key (enrollment_id, assignment_key)
) strict;

-- Learning -----------------------------------------------------------------------------------------------------------

-- The truth about progress. Key and revision, so that a new edition never takes a completion away.
create table completion (
    id integer primary key,
    enrollment_id integer not null references enrollment (id),
    kind text not null,
    key text not null,
    revision_id integer not null references course_revision (id),
    occurred_at integer not null,
    recorded_at integer not null,
    unique (enrollment_id, kind, key)
) strict;

create table reading_place (
    enrollment_id integer not null references enrollment (id),
    lesson_key text not null,
    part integer not null,
    occurred_at integer not null,
    primary key (enrollment_id, lesson_key)
) strict;

create table quiz_attempt (
    id integer primary key,
    enrollment_id integer not null references enrollment (id),
    module_key text not null,
    revision_id integer not null references course_revision (id),
    number integer not null,
    pass_mark integer not null,
    started_at integer not null,
    finished_at integer,
    right_count integer,
    question_count integer not null,
    unique (enrollment_id, module_key, number)
) strict;

create table quiz_answer (
    attempt_id integer not null references quiz_attempt (id),
    question_key text not null,
    option_position integer not null,
    occurred_at integer not null,
    recorded_at integer not null,
    primary key (attempt_id, question_key)
) strict;

-- Files --------------------------------------------------------------------------------------------------------------

-- The object is written first, then this row; an object without a row is swept.
create table file (
    id integer primary key,
    object_key text not null unique,
    name text not null,
    media_type text not null,
    byte_size integer not null,
    sha256 text not null,
    width integer,
    height integer,
    page_count integer,
    created_by integer references person (id),
    created_at integer not null
) strict;

-- What can be shown of a file: made by a job, never the original's bytes.
create table preview (
    file_id integer not null references file (id),
    page integer not null,
    size text not null,
    object_key text not null unique,
    media_type text not null,
    width integer not null,
    height integer not null,
    primary key (file_id, page, size)
) strict;

create table preview_failure (
    file_id integer primary key references file (id),
    reason text not null,
    failed_at integer not null
) strict;

-- Submissions --------------------------------------------------------------------------------------------------------

create table submission (
    id integer primary key,
    assignment_key text not null,
    enrollment_id integer not null references enrollment (id),
    product_id integer not null references product (id),
    created_at integer not null,
    unique (assignment_key, enrollment_id, product_id)
) strict;
create index submission_enrollment on submission (enrollment_id);

create table version (
    id integer primary key,
    submission_id integer not null references submission (id),
    number integer not null,
    revision_id integer not null references course_revision (id),
    state text not null,
    created_at integer not null,
    sent_at integer,
    promised_at integer,
    rules_version text,
    submitted_by integer references person (id),
    on_behalf_of integer references person (id),
    agreement text,
    disowned_at integer,
    row_version integer not null default 1,
    unique (submission_id, number)
) strict;
create index version_queue on version (state, promised_at);

create table slot_entry (
    id integer primary key,
    version_id integer not null references version (id),
    slot_key text not null,
    file_id integer references file (id),
    text text,
    language text,
    number real,
    rows text,
    is_data_saver integer not null default 0,
    carried_from integer references slot_entry (id),
    changed_by integer not null references person (id),
    changed_at integer not null,
    row_version integer not null default 1,
    unique (version_id, slot_key)
) strict;

create table upload_link (
    id integer primary key,
    version_id integer not null references version (id),
    slot_key text not null,
    token_hash blob not null unique,
    made_by integer not null references person (id),
    made_at integer not null,
    expires_at integer not null,
    revoked_at integer
) strict;
create index upload_link_version on upload_link (version_id);

-- Judgement ----------------------------------------------------------------------------------------------------------

-- Whoever edits holds the lease; opening takes none.
create table review_lease (
    version_id integer primary key references version (id),
    mentor_id integer not null references person (id),
    taken_at integer not null,
    expires_at integer not null
) strict;

create table assessment (
    id integer primary key,
    version_id integer not null references version (id),
    assessor_id integer not null references person (id),
    kind text not null,
    language text not null,
    strength text not null,
    next_step text not null,
    decision text,
    unclear_slot text,
    changed_at integer not null,
    row_version integer not null default 1,
    unique (version_id, assessor_id)
) strict;

create table assessment_mark (
    assessment_id integer not null references assessment (id),
    criterion_key text not null,
    level integer,
    comment text not null,
    primary key (assessment_id, criterion_key)
) strict;

create table remark (
    id integer primary key,
    assessment_id integer not null references assessment (id),
    number integer not null,
    words text not null,
    severity text not null,
    category text not null,
    slot_key text,
    page integer,
    geometry text,
    rule_id text,
    state text not null,
    carried_from integer references remark (id),
    deleted_at integer,
    changed_at integer not null,
    row_version integer not null default 1,
    unique (assessment_id, number)
) strict;
create index remark_carried on remark (carried_from);

-- Each showing of a judgement is a row with what was shown, so that later edits have a history.
create table release (
    id integer primary key,
    version_id integer not null references version (id),
    assessment_id integer not null references assessment (id),
    decision text not null,
    points integer,
    shown text not null,
    released_by integer not null references person (id),
    released_at integer not null,
    visible_from integer not null,
    recalled_at integer
) strict;
create index release_version on release (version_id, visible_from);

create table share_link (
    id integer primary key,
    release_id integer not null references release (id),
    token_hash blob not null unique,
    made_by integer not null references person (id),
    made_at integer not null,
    expires_at integer not null,
    revoked_at integer
) strict;

-- One row per person, version and day, only when the page was really shown.
create table view_note (
    version_id integer not null references version (id),
    person_id integer not null references person (id),
    day integer not null,
    primary key (version_id, person_id, day)
) strict;

-- Import -------------------------------------------------------------------------------------------------------------

create table import (
    id integer primary key,
    cohort_id integer not null references cohort (id),
    file_id integer references file (id),
    state text not null,
    source_name text not null,
    mapping text not null,
    row_count integer not null,
    done_count integer not null,
    made_by integer not null references person (id),
    made_at integer not null,
    finished_at integer,
    undone_at integer,
    row_version integer not null default 1
) strict;
create index import_cohort on import (cohort_id);

create table import_row (
    import_id integer not null references import (id),
    line integer not null,
    cells text not null,
    problem text,
    outcome text,
    primary key (import_id, line)
) strict;

-- What an import created or changed, with the old values: that is what undo needs.
create table import_change (
    id integer primary key,
    import_id integer not null references import (id),
    table_name text not null,
    row_id integer not null,
    old_values text,
    undone_at integer
) strict;
create index import_change_import on import_change (import_id);

-- Everything that must hold -------------------------------------------------------------------------------------------

-- A write command and its first answer: a repeat with the same key gets the same answer.
create table command (
    actor_id integer not null,
    key text not null,
    name text not null,
    result text not null,
    recorded_at integer not null,
    primary key (actor_id, key)
) strict;

-- Append-only. `fields` names personal fields that changed, never their values.
create table audit (
    id integer primary key,
    actor_id integer,
    on_behalf_of integer,
    action text not null,
    object_kind text not null,
    object_id integer not null,
    fields text not null,
    recorded_at integer not null
) strict;
create index audit_object on audit (object_kind, object_id);
create index audit_actor on audit (actor_id, recorded_at);

-- Append-only.
create table consent (
    id integer primary key,
    person_id integer not null references person (id),
    purpose text not null,
    wording_revision integer not null,
    is_given integer not null,
    channel text not null,
    recorded_by integer references person (id),
    recorded_at integer not null
) strict;
create index consent_person on consent (person_id, purpose);

create table job (
    id integer primary key,
    kind text not null,
    payload text not null,
    run_at integer not null,
    attempts integer not null,
    leased_by text,
    leased_until integer,
    finished_at integer,
    failure text,
    created_at integer not null
) strict;
create index job_due on job (run_at) where finished_at is null;

create table setting (
    key text primary key,
    value text not null
) strict;
