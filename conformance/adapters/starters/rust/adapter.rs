//! naive_mixture.rs under the protocol of gmm-conformance: put your own in its place.

mod naive_mixture;

use gmm_adapter::{read, serve, write, Failure, Operation, Value};
use naive_mixture::Model;
use serde_json::json;

fn data_of(request: &Value) -> Result<Vec<Vec<f64>>, Failure> {
    read(&request["data"])
}

fn model_of(request: &Value) -> Result<Model, Failure> {
    let model = &request["model"];
    Ok(Model {
        weights: read(&model["weights"])?,
        means: read(&model["means"])?,
        covariances: read(&model["covariances"])?,
    })
}

fn written(model: &Model) -> Value {
    json!({
        "covariance_type": "diag",
        "weights": write(&model.weights),
        "means": write(&model.means),
        "covariances": write(&model.covariances),
    })
}

fn e_step(request: &Value) -> Result<Value, Failure> {
    let responsibilities = naive_mixture::e_step(&data_of(request)?, &model_of(request)?);
    Ok(json!({ "responsibilities": write(&responsibilities) }))
}

fn m_step(request: &Value) -> Result<Value, Failure> {
    let responsibilities: Vec<Vec<f64>> = read(&request["responsibilities"])?;
    Ok(json!({ "model": written(&naive_mixture::m_step(&data_of(request)?, &responsibilities)) }))
}

fn log_likelihood(request: &Value) -> Result<Value, Failure> {
    let log_likelihood = naive_mixture::log_likelihood(&data_of(request)?, &model_of(request)?);
    Ok(json!({ "log_likelihood": write(&log_likelihood) }))
}

fn em(request: &Value) -> Result<Value, Failure> {
    let steps = read::<f64>(&request["steps"])? as usize;
    let (log_likelihoods, model) = naive_mixture::em(&data_of(request)?, model_of(request)?, steps);
    Ok(json!({ "log_likelihoods": write(&log_likelihoods), "model": written(&model) }))
}

fn main() -> std::io::Result<()> {
    let introduction = json!({
        "name": "naive mixture",
        "version": "1",
        "language": "Rust",
        "issues": "",
        "capabilities": {
            "operations": ["e_step", "m_step", "log_likelihood", "em"], // also: log_density, fit, fit_own
            "covariance_types": ["diag"], // also: full, tied, spherical
            "known": [], // what can be held: weights, means, covariances
            "precision": "float64", // or float32
            "exact_steps": { "from": "parameters", "minimum": 0 }, // null where a number of steps can't be asked for
            "regularisation": "none", // or in words, as "1e-6 is added to every variance"
            "nan_policy": "undefined", // refuse, where NaN and infinities in the data are an error
        },
    });
    let operations: [(&str, Operation); 4] = [
        ("e_step", e_step),
        ("m_step", m_step),
        ("log_likelihood", log_likelihood),
        ("em", em),
    ];
    serve(introduction, &operations)
}
