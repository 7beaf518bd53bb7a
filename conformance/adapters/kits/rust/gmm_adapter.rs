//! Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
//!
//! ```ignore
//! use gmm_adapter::{read, serve, write, Failure, Value};
//! use serde_json::json;
//!
//! fn e_step(request: &Value) -> Result<Value, Failure> {
//!     let data: Vec<Vec<f64>> = read(&request["data"])?;
//!     Ok(json!({"responsibilities": write(&...)}))
//! }
//!
//! fn main() {
//!     serve(
//!         json!({"name": "mine", "version": "1.0", "language": "Rust", "issues": "https://...", "capabilities": {...}}),
//!         &[("e_step", e_step)],
//!     );
//! }
//! ```
//!
//! `read` and `write` know NaN and the infinities by name. A panic becomes an error, as `?` makes one
//! of any other error; what else is written to stdout, from any language, goes to stderr, because
//! stdout belongs to the protocol. Needs serde_json with `float_roundtrip`, and a Unix.

use serde_json::json;
pub use serde_json::Value;
use std::any::Any;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, Write};
use std::os::fd::{AsFd, AsRawFd};
use std::panic::catch_unwind;

/// Why an operation has no result.
#[derive(Debug)]
pub enum Failure {
    /// An error that the protocol has a code for: invalid_input, singular_covariance,
    /// empty_component, not_converged, internal.
    Error { code: &'static str, message: String },
    /// What the implementation cannot do.
    Unsupported(String),
}

/// Any other error is internal.
impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        refusal("internal", error)
    }
}

pub fn refusal(code: &'static str, message: impl ToString) -> Failure {
    Failure::Error { code, message: message.to_string() }
}

pub fn unsupported(why: impl ToString) -> Failure {
    Failure::Unsupported(why.to_string())
}

pub type Operation = fn(&Value) -> Result<Value, Failure>;

/// What goes over the wire: numbers, and lists of them.
pub trait Wire: Sized {
    fn read(value: &Value) -> Option<Self>;
    fn write(&self) -> Value;
}

impl Wire for f64 {
    fn read(value: &Value) -> Option<f64> {
        match value.as_str() {
            None => value.as_f64(),
            Some("NaN") => Some(f64::NAN),
            Some("Infinity") => Some(f64::INFINITY),
            Some("-Infinity") => Some(f64::NEG_INFINITY),
            Some(_) => None,
        }
    }

    fn write(&self) -> Value {
        match *self {
            number if number.is_finite() => json!(number),
            number if number.is_nan() => json!("NaN"),
            number if number > 0.0 => json!("Infinity"),
            _ => json!("-Infinity"),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(value: &Value) -> Option<Vec<T>> {
        value.as_array()?.iter().map(T::read).collect()
    }

    fn write(&self) -> Value {
        self.iter().map(T::write).collect()
    }
}

/// Numbers, or lists of them, out of a request.
pub fn read<T: Wire>(value: &Value) -> Result<T, Failure> {
    T::read(value).ok_or_else(|| refusal("internal", "not numbers, or not in lists of the right depth"))
}

/// Numbers, or lists of them, for a result.
pub fn write<T: Wire>(value: &T) -> Value {
    value.write()
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words").to_string()
}

fn answer_to(request: &Value, introduction: &Value, operations: &[(&str, Operation)]) -> Value {
    let name = request["op"].as_str().unwrap_or_default();
    if name == "hello" {
        return json!({ "result": introduction });
    }
    if name == "echo" {
        return json!({ "result": { "values": request["values"] } });
    }
    let Some((_, operation)) = operations.iter().find(|(known, _)| *known == name) else {
        return json!({ "unsupported": format!("there is no {name}") });
    };
    match catch_unwind(|| operation(request)).unwrap_or_else(|panic| Err(refusal("internal", words_of(&*panic)))) {
        Ok(result) => json!({ "result": result }),
        Err(Failure::Error { code, message }) => json!({ "error": { "code": code, "message": message } }),
        Err(Failure::Unsupported(why)) => json!({ "unsupported": why }),
    }
}

extern "C" {
    fn dup2(from: i32, to: i32) -> i32;
}

/// The stream of the protocol, to which nothing else is written.
fn conversation() -> io::Result<File> {
    let stream = io::stdout().as_fd().try_clone_to_owned()?;
    // SAFETY: both descriptors are open, and stay so.
    unsafe { dup2(io::stderr().as_raw_fd(), io::stdout().as_raw_fd()) };
    Ok(File::from(stream))
}

/// Answers requests until `bye` or the end of the input.
pub fn serve(mut introduction: Value, operations: &[(&str, Operation)]) -> io::Result<()> {
    introduction["protocol"] = json!(1);
    let mut stream = conversation()?;
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        if request["op"] == "bye" {
            break;
        }
        let mut answer = answer_to(&request, &introduction, operations);
        answer["id"] = request["id"].clone();
        writeln!(stream, "{answer}")?;
    }
    Ok(())
}
