//! linfa-clustering's GaussianMixtureModel under the protocol of gmm-conformance.
//!
//! Conventions are converted, results never. A mixture with given parameters is one that is
//! deserialised; the factors of its precisions are made as its fit makes them, by linfa-linalg.

use gmm_adapter::{read, refusal, serve, unsupported, write, Failure, Operation, Value};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use linfa_clustering::{GaussianMixtureModel, GmmError};
use linfa_linalg::cholesky::Cholesky;
use linfa_linalg::triangular::{SolveTriangular, UPLO};
use ndarray::{stack, Array1, Array2, Array3, Axis};
use rand_xoshiro::rand_core::SeedableRng;
use rand_xoshiro::Xoshiro256Plus;
use serde_json::json;

type Mixture = GaussianMixtureModel<f64>;
type Rows = Vec<Vec<f64>>;

/// Rows as a matrix. Rows of different lengths are none, so that linfa cannot be asked about them.
fn matrix(rows: Rows) -> Result<Array2<f64>, Failure> {
    let shape = (rows.len(), rows.first().map_or(0, Vec::len));
    if rows.iter().any(|row| row.len() != shape.1) {
        return Err(unsupported("rows of different lengths are no matrix"));
    }
    Ok(Array2::from_shape_vec(shape, rows.concat())?)
}

fn rows(matrix: &Array2<f64>) -> Rows {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

/// The factor of a precision, as `compute_precisions_cholesky_full` of the fit makes it.
fn factor_of_precision(covariance: &Array2<f64>) -> Result<Array2<f64>, Failure> {
    let singular = |error| refusal("singular_covariance", error);
    let factor = covariance.cholesky().map_err(singular)?;
    let inverse = factor.solve_triangular(&Array2::eye(covariance.nrows()), UPLO::Lower);
    Ok(inverse.map_err(singular)?.reversed_axes())
}

fn stacked(matrices: &[Array2<f64>]) -> Result<Array3<f64>, Failure> {
    let views: Vec<_> = matrices.iter().map(Array2::view).collect();
    stack(Axis(0), &views).map_err(|error| refusal("invalid_input", error))
}

fn mixture_at(model: &Value) -> Result<Mixture, Failure> {
    let covariances: Vec<Rows> = read(&model["covariances"])?;
    let covariances = covariances.into_iter().map(matrix).collect::<Result<Vec<_>, _>>()?;
    let factors = covariances.iter().map(factor_of_precision).collect::<Result<Vec<_>, _>>()?;
    let precisions: Vec<_> = factors.iter().map(|factor| factor.dot(&factor.t())).collect();
    Ok(serde_json::from_value(json!({
        "covar_type": "Full",
        "weights": Array1::from(read::<Vec<f64>>(&model["weights"])?),
        "means": matrix(read(&model["means"])?)?,
        "covariances": stacked(&covariances)?,
        "precisions": stacked(&precisions)?,
        "precisions_chol": stacked(&factors)?,
    }))?)
}

fn model_of(mixture: &Mixture) -> Value {
    let covariances: Vec<Rows> = mixture.covariances().outer_iter().map(|sigma| rows(&sigma.to_owned())).collect();
    json!({
        "covariance_type": "full",
        "weights": write(&mixture.weights().to_vec()),
        "means": write(&rows(mixture.means())),
        "covariances": write(&covariances),
    })
}

fn e_step(request: &Value) -> Result<Value, Failure> {
    let mixture = mixture_at(&request["model"])?;
    let data = matrix(read(&request["data"])?)?;
    Ok(json!({ "responsibilities": write(&rows(&mixture.predict_proba(&data))) }))
}

/// What the fit refuses, in the protocol's codes.
fn refused(error: GmmError) -> Failure {
    let code = match error {
        GmmError::InvalidValue(_) => "invalid_input",
        GmmError::LinalgError(_) => "singular_covariance",
        GmmError::EmptyCluster(_) => "empty_component",
        GmmError::NotConverged(_) => "not_converged",
        _ => "internal",
    };
    refusal(code, error)
}

/// The fit does not tell its steps: they are the fewest that are allowed with which it converges.
fn fit_own(request: &Value) -> Result<Value, Failure> {
    let data = DatasetBase::from(matrix(read(&request["data"])?)?);
    let count = |name: &str| request[name].as_u64().ok_or_else(|| refusal("internal", name));
    let (components, max_steps, seed) = (count("components")? as usize, count("max_steps")?, count("seed")?);
    let tolerance = read::<f64>(&request["tolerance"])? / data.records.nrows() as f64; // on the mean
    let fitted_in = |steps: u64| {
        Mixture::params_with_rng(components, Xoshiro256Plus::seed_from_u64(seed))
            .tolerance(tolerance)
            .reg_covariance(0.)
            .max_n_iterations(steps)
            .check()?
            .fit(&data)
    };
    let mixture = fitted_in(max_steps).map_err(refused)?;
    let (mut too_few, mut enough) = (0, max_steps);
    while enough - too_few > 1 {
        let between = (too_few + enough) / 2;
        *(if fitted_in(between).is_ok() { &mut enough } else { &mut too_few }) = between;
    }
    Ok(json!({
        "log_likelihood": write(&f64::NAN), // there is no function that tells it
        "model": model_of(&mixture),
        "steps": enough,
        "converged": true,
    }))
}

fn main() -> std::io::Result<()> {
    let introduction = json!({
        "name": "linfa-clustering GaussianMixtureModel",
        "version": "0.8.1",
        "language": "Rust",
        "issues": "https://github.com/rust-ml/linfa/issues",
        "capabilities": {
            "operations": ["e_step", "fit_own"],
            "covariance_types": ["full"],
            "known": [],
            "precision": "float64",
            "exact_steps": null,
            "regularisation": "none",
            "nan_policy": "propagate",
        },
    });
    let operations: [(&str, Operation); 2] = [("e_step", e_step), ("fit_own", fit_own)];
    serve(introduction, &operations)
}
