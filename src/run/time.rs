//! A point in time, handed in from outside; the calendar is worked out here, in UTC.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Milliseconds since the beginning of 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMs(pub u64);

/// A date and a time of day, UTC.
pub(super) struct Utc {
    pub(super) year: u64,
    pub(super) month: u64,
    pub(super) day: u64,
    pub(super) hour: u64,
    pub(super) minute: u64,
    pub(super) second: u64,
}

impl UnixMs {
    /// The calendar of Howard Hinnant's `civil_from_days`, for days from 1970 on: years begin in March, so that a
    /// leap day comes last, and 400 of them are always 146,097 days.
    pub(super) fn utc(self) -> Utc {
        let seconds = self.0 / 1000;
        let days = seconds / 86_400 + 719_468;
        let day_of_era = days % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        Utc {
            year: days / 146_097 * 400 + year_of_era + u64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: seconds / 3600 % 24,
            minute: seconds / 60 % 60,
            second: seconds % 60,
        }
    }
}

/// To the minute, such as `2026-11-23 14:22 UTC`.
impl fmt::Display for UnixMs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let utc = self.utc();
        write!(f, "{:04}-{:02}-{:02} {:02}:{:02} UTC", utc.year, utc.month, utc.day, utc.hour, utc.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        let show = |seconds: u64| UnixMs(seconds * 1000).to_string();
        assert_eq!(show(0), "1970-01-01 00:00 UTC");
        assert_eq!(show(951_782_399), "2000-02-28 23:59 UTC");
        assert_eq!(show(951_782_400), "2000-02-29 00:00 UTC");
        assert_eq!(show(951_868_800), "2000-03-01 00:00 UTC");
        assert_eq!(show(1_795_443_753), "2026-11-23 14:22 UTC");
        assert_eq!(show(4_107_542_399), "2100-02-28 23:59 UTC");
        assert_eq!(show(4_107_542_400), "2100-03-01 00:00 UTC");
    }
}
