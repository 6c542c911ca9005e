use clap::{Command, CommandFactory};

use super::Arguments;

fn walk(command: &Command, path: &str, visit: &mut dyn FnMut(&str, &Command)) {
    let path = format!("{path} {}", command.get_name());
    visit(path.trim(), command);
    for inner in command
        .get_subcommands()
        .filter(|inner| inner.get_name() != "help")
    {
        walk(inner, &path, visit);
    }
}

#[test]
fn the_command_line_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn help_tells_of_every_command_and_every_flag() {
    let mut seen = Vec::new();
    walk(&Arguments::command(), "", &mut |path, command| {
        seen.push(path.to_owned());
        assert!(
            command.get_about().is_some(),
            "{path} does not say what it does"
        );
        for argument in command.get_arguments() {
            assert!(
                argument.get_help().is_some(),
                "{path} {} is without a word",
                argument.get_id()
            );
        }
        let help = command.clone().render_long_help().to_string();
        for argument in command.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(
                help.contains(&format!("--{argument}")),
                "{path} --help lacks --{argument}"
            );
        }
    });
    for path in [
        "kemas serve",
        "kemas user create",
        "kemas user reset",
        "kemas course check",
        "kemas course import",
        "kemas cohort import",
        "kemas backup",
        "kemas restore",
        "kemas doctor",
    ] {
        assert!(
            seen.iter().any(|own| own == path),
            "{path} is missing: {seen:?}"
        );
    }
}

#[test]
fn every_flag_is_an_environment_variable_too() {
    walk(&Arguments::command(), "", &mut |path, command| {
        let flags = command
            .get_arguments()
            .filter_map(|argument| Some((argument.get_long()?, argument)));
        for (flag, argument) in flags.filter(|(flag, _)| !matches!(*flag, "help" | "version")) {
            let variable = format!("KEMAS_{}", flag.replace('-', "_").to_uppercase());
            let own = argument
                .get_env()
                .map(|name| name.to_string_lossy().into_owned());
            assert_eq!(own, Some(variable), "{path} --{flag}");
        }
    });
}
