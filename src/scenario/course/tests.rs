//! Courses that are good, and what is said of those that are not.

use super::super::load::is_course;
use super::*;

fn course(steps: &str) -> Result<Course, Vec<Diagnostic>> {
    Course::load("course.ron", &format!("// An order.\nCourse(format: 1, title: \"All\", steps: [\n{steps}\n])"))
}

fn step(id: &str, after: &str) -> String {
    format!("(scenario: \"{id}\", because: \"So.\", after: [{after}]),\n")
}

fn told(steps: &str) -> Vec<String> {
    let line = |d: &Diagnostic| format!("{}:{} {}: {} {}", d.start.line, d.start.column, d.code, d.message, d.hint);
    course(steps).unwrap_err().iter().map(line).collect()
}

#[test]
fn a_good_course_advises_the_first_step_that_leans_on_nothing_unplayed() {
    let course = course(&(step("a", "") + &step("b", "\"a\"") + &step("c", ""))).unwrap();
    assert_eq!(course.next(|_| false).unwrap().scenario, "a");
    assert_eq!(course.next(|id| id == "a").unwrap().scenario, "b");
    assert_eq!(course.next(|id| id != "a" && id != "b").unwrap().scenario, "a");
    assert_eq!(course.next(|_| true), None);
}

#[test]
fn a_step_after_itself_in_a_circle_later_twice_or_of_nothing_is_told_where_it_stands() {
    assert_eq!(told(&step("a", "\"a\"")), ["3:42 course-circle: `a` is to come after itself Take it away."]);
    let circle = told(&(step("a", "\"b\"") + &step("b", "\"a\"")));
    assert_eq!(circle.len(), 1);
    assert!(circle[0].contains("course-circle: `a` and `b` are to come after each other"), "{circle:?}");
    let later = told(&(step("a", "\"b\"") + &step("b", "")));
    assert!(later[0].starts_with("3:42 course-later-step: `a` is to come after `b`, which comes later"), "{later:?}");
    assert!(told(&step("a", "\"x\""))[0].contains("`x` is no step of this course"));
    let twice = told(&(step("a", "") + &step("a", "")));
    assert_eq!(twice, ["4:13 course-step-twice: `a` is a step of this course already Leave one of the two out."]);
}

#[test]
fn an_unknown_field_a_missing_one_and_another_format_are_told() {
    let field = told("(scenario: \"a\", becuase: \"So.\")");
    assert!(field[0].starts_with("3:17 unknown-field: there is no field `becuase` in a step"), "{field:?}");
    assert!(field[0].ends_with("Did you mean `because`?"), "{field:?}");
    assert!(told("(scenario: \"a\")")[0].contains("missing-field: "));
    let format = Course::load("course.ron", "Course(format: 2, title: \"\", steps: [])").unwrap_err();
    assert_eq!((format[0].code, format[0].start.column), ("unknown-format", 8));
    assert!(told("(scenario: \"a\"")[0].contains("unclosed"));
}

#[test]
fn scenarios_that_are_not_there_are_told_by_who_knows_the_folder() {
    let course = course(&(step("a-long-id", "") + &step("xyz", ""))).unwrap();
    let found = course.missing(&["a-lnog-id".to_owned()]);
    let hints: Vec<_> = found.iter().map(|d| (d.start.line, d.hint.as_str())).collect();
    assert_eq!(hints[0], (3, "Did you mean `a-lnog-id`?"));
    assert_eq!(hints[1].0, 4);
    assert!(course.missing(&["a-long-id".to_owned(), "xyz".to_owned()]).is_empty());
}

#[test]
fn a_course_is_known_by_its_first_word() {
    assert!(is_course(b"// a note\nCourse (format: 1)"));
    assert!(is_course("\u{feff}Course(".as_bytes()));
    for other in ["Scenario(", "Courses(", "Course", "", "/* Course("] {
        assert!(!is_course(other.as_bytes()), "{other}");
    }
}

#[test]
fn every_code_is_told_in_order() {
    assert!(CODES.is_sorted());
}

#[test]
fn the_shipped_course_loads() {
    let course = Course::load("course.ron", include_str!("../../../scenarios/course.ron"));
    assert_eq!(course.unwrap_or_else(|found| panic!("{found:#?}")).steps.len(), 16);
}
