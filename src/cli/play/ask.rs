//! Asking at the terminal: a prompt, a line, and what to do when nobody answers any more.

use std::io::{self, BufRead, Write};

/// Bytes of a line at most; what is longer is not typed by hand.
const LONGEST: u64 = 64 * 1024;

/// Asks and reads answers.
pub(super) struct Asker<'t> {
    input: &'t mut dyn BufRead,
    /// Where it asks; the meeting is told there too.
    pub out: &'t mut dyn Write,
    /// Whether the input has come to its end.
    pub is_over: bool,
    /// Whether to write down what was answered: a terminal does it itself, a pipe does not.
    is_echoed: bool,
}

impl<'t> Asker<'t> {
    pub(super) fn new(input: &'t mut dyn BufRead, out: &'t mut dyn Write, is_echoed: bool) -> Self {
        Self { input, out, is_over: false, is_echoed }
    }

    /// A line without its break and the spaces around it; none once the input has come to its end.
    pub(super) fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        if self.is_over {
            return Ok(None);
        }
        write!(self.out, "{prompt}")?;
        self.out.flush()?;
        let mut bytes = Vec::new();
        let n_read = io::Read::take(&mut *self.input, LONGEST).read_until(b'\n', &mut bytes)?;
        if n_read == 0 {
            self.is_over = true;
            writeln!(self.out)?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes).trim().to_owned();
        if self.is_echoed {
            writeln!(self.out, "{line}")?;
        }
        Ok(Some(line))
    }

    /// Words that may be left out; none where they were.
    pub(super) fn words(&mut self, prompt: &str) -> io::Result<Option<String>> {
        Ok(self.line(prompt)?.filter(|words| !words.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_by_one_until_nobody_answers() {
        let mut input: &[u8] = b"  one \r\n\nlast \xff";
        let mut out = Vec::new();
        let mut asker = Asker::new(&mut input, &mut out, true);
        assert_eq!(asker.line("> ").unwrap().as_deref(), Some("one"));
        assert_eq!(asker.words("> ").unwrap(), None);
        assert_eq!(asker.line("> ").unwrap().as_deref(), Some("last \u{fffd}"));
        assert!(!asker.is_over);
        assert_eq!(asker.line("> ").unwrap(), None);
        assert_eq!(asker.line("> ").unwrap(), None);
        assert_eq!(String::from_utf8(out).unwrap(), "> one\n> \n> last \u{fffd}\n> \n");
    }
}
