//! Reading of the command line.

use std::path::PathBuf;

/// Where `serve` listens when no port is given.
pub const DEFAULT_PORT: u16 = 8080;

/// For how long `soak` goes on where nobody says it.
const SOAK_MINUTES: u64 = 2;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Show how the commands are used.
    Help,
    /// Install what is missing.
    Setup,
    /// Build for publishing.
    Build,
    /// Build, then serve the result.
    Serve {
        /// Port on 127.0.0.1.
        port: u16,
    },
    /// Serve the last build as it is; the browser tests use it.
    ServeDist {
        /// Port on 127.0.0.1.
        port: u16,
    },
    /// Run the tests.
    Test {
        /// Name of the one step to run.
        only: Option<String>,
        /// What goes to that step's tool.
        extra: Vec<String>,
    },
    /// Drive the app, with faults, and count what is lost.
    Soak {
        /// What the random choices follow from; another one each time by default.
        seed: Option<u64>,
        /// For how long.
        minutes: u64,
    },
    /// Keep drafts in simulated browsers.
    Simulate {
        /// How many schedules; without it one is told.
        schedules: Option<u64>,
        /// What the first follows from.
        seed: u64,
    },
    /// Run the benchmarks.
    Bench {
        /// Name of the one benchmark to run.
        only: Option<String>,
        /// What goes to the benchmark program.
        extra: Vec<String>,
    },
    /// Finish what Trunk has built; Trunk calls this as its hook.
    Finish,
    /// Write the service worker of a folder anew; the browser tests make another build so.
    Offline {
        /// The folder.
        folder: PathBuf,
    },
}

/// Reads the arguments that follow `cargo xtask`; an error is a sentence for
/// the person at the keyboard.
pub fn parse(arguments: &[String]) -> Result<Command, String> {
    let (own, extra) = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (&arguments[..at], arguments[at + 1..].to_vec()),
        None => (arguments, Vec::new()),
    };
    let Some((name, rest)) = own.split_first() else {
        return Ok(Command::Help);
    };
    let mut options = Options(rest.to_vec());
    let command = match name.as_str() {
        "help" | "--help" | "-h" => Command::Help,
        "setup" => Command::Setup,
        "build" => Command::Build,
        "serve" => Command::Serve { port: options.port()? },
        "serve-dist" => Command::ServeDist { port: options.port()? },
        "test" => {
            let only = options.take("--only")?;
            if only.is_none() && !extra.is_empty() {
                return Err("Arguments after -- require --only STEP.".into());
            }
            Command::Test { only, extra }
        }
        "soak" => Command::Soak {
            seed: options.number("--seed")?,
            minutes: options.number("--minutes")?.unwrap_or(SOAK_MINUTES),
        },
        "simulate" => Command::Simulate {
            schedules: options.number("--schedules")?,
            seed: options.number("--seed")?.unwrap_or(0),
        },
        "bench" => Command::Bench { only: options.take("--only")?, extra },
        "finish" => Command::Finish,
        "offline" => {
            let folder = options.take("--folder")?.ok_or("offline needs --folder.")?;
            Command::Offline { folder: folder.into() }
        }
        unknown => return Err(format!("Unknown command \"{unknown}\".")),
    };
    match options.0.first() {
        Some(left_over) => Err(format!("The command \"{name}\" doesn't accept \"{left_over}\".")),
        None => Ok(command),
    }
}

struct Options(Vec<String>);

impl Options {
    /// Takes `--name value` or `--name=value` out of the arguments.
    fn take(&mut self, name: &str) -> Result<Option<String>, String> {
        let joined = format!("{name}=");
        let Some(at) = (self.0.iter()).position(|a| a == name || a.starts_with(&joined)) else {
            return Ok(None);
        };
        let option = self.0.remove(at);
        if let Some(value) = option.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() {
            return Ok(Some(self.0.remove(at)));
        }
        Err(format!("{name} needs a value."))
    }

    fn number(&mut self, name: &str) -> Result<Option<u64>, String> {
        let Some(value) = self.take(name)? else { return Ok(None) };
        let wrong = |_| format!("{name} takes a whole number, not \"{value}\".");
        value.parse().map(Some).map_err(wrong)
    }

    fn port(&mut self) -> Result<u16, String> {
        let Some(value) = self.take("--port")? else {
            return Ok(DEFAULT_PORT);
        };
        match value.parse() {
            Ok(port) if port > 0 => Ok(port),
            _ => Err(format!("--port takes a number from 1 to 65535, not \"{value}\".")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn no_argument_shows_the_help() {
        assert_eq!(parsed(""), Ok(Command::Help));
    }

    #[test]
    fn a_port_is_read_in_both_spellings() {
        let expected = Ok(Command::Serve { port: 9000 });
        assert_eq!(parsed("serve --port 9000"), expected);
        assert_eq!(parsed("serve --port=9000"), expected);
        assert_eq!(parsed("serve"), Ok(Command::Serve { port: DEFAULT_PORT }));
    }

    #[test]
    fn a_bad_port_is_refused() {
        for line in ["serve --port", "serve --port 0", "serve --port http"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_soak_is_told_its_seed_and_length() {
        let expected = Ok(Command::Soak { seed: Some(7), minutes: 5 });
        assert_eq!(parsed("soak --seed 7 --minutes=5"), expected);
        assert_eq!(parsed("soak"), Ok(Command::Soak { seed: None, minutes: SOAK_MINUTES }));
        assert!(parsed("soak --seed x").is_err());
    }

    #[test]
    fn a_simulation_is_told_its_schedules_and_seed() {
        let expected = Ok(Command::Simulate { schedules: Some(9), seed: 7 });
        assert_eq!(parsed("simulate --schedules 9 --seed=7"), expected);
        assert_eq!(parsed("simulate"), Ok(Command::Simulate { schedules: None, seed: 0 }));
    }

    #[test]
    fn what_follows_two_dashes_goes_to_the_step() {
        let expected = Command::Test {
            only: Some("browser".into()),
            extra: vec!["--grep".into(), "paste".into()],
        };
        assert_eq!(parsed("test --only browser -- --grep paste"), Ok(expected));
        assert!(parsed("test -- --grep paste").is_err());
    }

    #[test]
    fn unknown_words_are_named() {
        assert!(parsed("biuld").is_err_and(|text| text.contains("biuld")));
        assert!(parsed("build --fast").is_err_and(|text| text.contains("--fast")));
    }
}
