//! What people write about a run: the trainee's reflections, the supervisors' reviews.

use super::Store;
use super::error::{Failure, StoreError};
use super::rows;
use crate::codebook::{Code as _, Dimension};
use crate::review::Review;
use crate::run::{Answer, Rating, Reflection, Reflections, RunId, Stirred};
use rusqlite::{Connection, params};

impl Store {
    /// Keeps a piece of what the trainee writes, in the place of what stood there; an empty one takes it back.
    ///
    /// # Errors
    /// Where there is no such run, or the store cannot be written.
    pub fn save_reflection(&self, run: &RunId, piece: &Reflection) -> Result<(), StoreError> {
        self.write(|connection| {
            known(connection, run)?;
            put_reflection(connection, run, piece)
        })
    }

    /// Keeps a review, in the place of the one by the same reviewer begun at the same time.
    ///
    /// # Errors
    /// Where the review does not hold, there is no such run, or the store cannot be written.
    pub fn save_review(&self, run: &RunId, review: &Review) -> Result<(), StoreError> {
        review.check()?;
        self.write(|connection| {
            known(connection, run)?;
            put_review(connection, run, review)
        })
    }

    /// The reviews of a run, the oldest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn reviews(&self, run: &RunId) -> Result<Vec<Review>, StoreError> {
        self.read(|connection| {
            known(connection, run)?;
            reviews(connection, run)
        })
    }
}

/// Puts a piece of reflection in, or takes it out where it is empty.
pub(super) fn put_reflection(connection: &Connection, run: &RunId, piece: &Reflection) -> Result<(), Failure> {
    let (kind, turn, key, text) = match piece {
        Reflection::Stirred(Stirred { turn, line, text }) => ("stirred", *turn, line.as_str(), text.clone()),
        Reflection::FirstReaction(text) => ("first-reaction", 0, "", text.clone()),
        Reflection::SelfRating(dimension, rating) => {
            ("self-rating", 0, dimension.key(), rating.map_or_else(String::new, |r| r.get().to_string()))
        }
        Reflection::Answer(Answer { question, text }) => ("answer", 0, question.as_str(), text.clone()),
        Reflection::OneThing(text) => ("one-thing", 0, "", text.clone()),
    };
    if text.is_empty() {
        let sql = "DELETE FROM reflections WHERE run = ?1 AND kind = ?2 AND turn = ?3 AND key = ?4";
        connection.execute(sql, params![run.as_str(), kind, turn, key])?;
    } else {
        let sql = "INSERT INTO reflections (run, kind, turn, key, text) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (run, kind, turn, key) DO UPDATE SET text = excluded.text";
        connection.execute(sql, params![run.as_str(), kind, turn, key, text])?;
    }
    Ok(())
}

/// Reads what the trainee wrote around a run.
pub(super) fn reflections(connection: &Connection, run: &RunId) -> Result<Reflections, Failure> {
    let sql = "SELECT kind, turn, key, text FROM reflections WHERE run = ?1";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([run.as_str()])?;
    let mut reflections = Reflections::default();
    while let Some(row) = rows.next()? {
        let (kind, key): (String, String) = (row.get(0)?, row.get(2)?);
        let (turn, text): (u16, String) = (row.get(1)?, row.get(3)?);
        let piece = match kind.as_str() {
            "stirred" => Some(Reflection::Stirred(Stirred { turn, line: key, text })),
            "first-reaction" => Some(Reflection::FirstReaction(text)),
            "self-rating" => rating(&key, &text),
            "answer" => Some(Reflection::Answer(Answer { question: key, text })),
            "one-thing" => Some(Reflection::OneThing(text)),
            _ => None,
        };
        let unknown = || Failure::Damaged(format!("run `{run}` has a reflection `{kind}` that cannot be read"));
        reflections.set(piece.ok_or_else(unknown)?);
    }
    Ok(reflections)
}

/// Puts a review in the place of the same one.
pub(super) fn put_review(connection: &Connection, run: &RunId, review: &Review) -> Result<(), Failure> {
    let text = serde_json::to_string(review).expect("strings, numbers and lists always fit into JSON");
    let (created, changed) = (review.created.0.cast_signed(), review.changed.0.cast_signed());
    connection.execute(
        "INSERT INTO reviews (run, reviewer, created, changed, review) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (run, reviewer, created) DO UPDATE SET changed = excluded.changed, review = excluded.review",
        params![run.as_str(), review.reviewer, created, changed, text],
    )?;
    Ok(())
}

/// Reads the reviews of a run.
pub(super) fn reviews(connection: &Connection, run: &RunId) -> Result<Vec<Review>, Failure> {
    let sql = "SELECT review FROM reviews WHERE run = ?1 ORDER BY created, reviewer";
    let mut statement = connection.prepare(sql)?;
    let texts = statement.query_map([run.as_str()], |row| row.get::<_, String>(0))?;
    let mut reviews = Vec::new();
    for text in texts {
        let review: Result<Review, _> = serde_json::from_str(&text?);
        reviews.push(review.map_err(|e| Failure::Damaged(format!("a review of run `{run}` cannot be read: {e}")))?);
    }
    Ok(reviews)
}

fn rating(dimension: &str, text: &str) -> Option<Reflection> {
    let dimension = Dimension::ALL.iter().find(|d| d.key() == dimension)?;
    let rating = text.parse().ok().and_then(Rating::new)?;
    Some(Reflection::SelfRating(*dimension, Some(rating)))
}

fn known(connection: &Connection, run: &RunId) -> Result<(), Failure> {
    if rows::has(connection, run)? { Ok(()) } else { Err(StoreError::NoSuchRun(run.to_string()).into()) }
}
