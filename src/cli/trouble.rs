//! Why a command could not be done, as three lines: what, where, and what to do.

use std::fmt;
use std::io;

/// What, where, what to do.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    what: String,
    place: String,
    help: String,
}

impl Trouble {
    /// What happened: lower case, without a full stop.
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }

    /// Where it happened.
    pub(super) fn at(self, place: impl fmt::Display) -> Self {
        Self { place: place.to_string(), ..self }
    }

    /// What to do, as a sentence.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if !self.place.is_empty() {
            write!(f, "\n  {}", self.place)?;
        }
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for Trouble {}

/// The text for an error on stderr; none where the reader of our output has gone, which is no trouble of ours.
pub(super) fn report(error: &anyhow::Error) -> Option<String> {
    let is_gone = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    if error.chain().filter_map(|cause| cause.downcast_ref()).any(is_gone) {
        return None;
    }
    let mut text = format!("error: {error}");
    for cause in error.chain().skip(1) {
        text.push_str(&format!("\n  {cause}"));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    #[test]
    fn trouble_says_what_where_and_what_to_do() {
        let trouble =
            Trouble::new("there is no run `r-9`").at("in /data/runs.db").help("Look at `polyphony runs list`.");
        let text = report(&trouble.into());
        assert_eq!(
            text.unwrap(),
            "error: there is no run `r-9`\n  in /data/runs.db\n  help: Look at `polyphony runs list`."
        );
    }

    #[test]
    fn causes_follow_and_a_closed_pipe_is_silent() {
        let cause = || io::Error::new(io::ErrorKind::PermissionDenied, "permission denied");
        let error = Err::<(), _>(cause()).context("`x.ron` cannot be read").unwrap_err();
        assert_eq!(report(&error).unwrap(), "error: `x.ron` cannot be read\n  permission denied");
        assert_eq!(report(&io::Error::from(io::ErrorKind::BrokenPipe).into()), None);
    }
}
