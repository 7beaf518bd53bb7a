//! Mixtures of Gaussians with diagonal covariances, as a first version is often written.

use std::f64::consts::PI;

/// A row of means and one of covariances, which are the variances, for every component.
#[derive(Default)]
pub struct Model {
    pub weights: Vec<f64>,
    pub means: Vec<Vec<f64>>,
    pub covariances: Vec<Vec<f64>>,
}

/// π_k N(x | μ_k, Σ_k) of every component: the summands of (9.7), by (2.43).
pub fn weighted_densities(x: &[f64], model: &Model) -> Vec<f64> {
    let mut terms = model.weights.clone();
    for (k, term) in terms.iter_mut().enumerate() {
        for ((x_i, mean_i), variance) in x.iter().zip(&model.means[k]).zip(&model.covariances[k]) {
            *term *=
                (-(x_i - mean_i).powi(2) / (2.0 * variance)).exp() / (2.0 * PI * variance).sqrt();
        }
    }
    terms
}

/// γ(z_nk): a row a point, (9.23).
pub fn e_step(data: &[Vec<f64>], model: &Model) -> Vec<Vec<f64>> {
    let responsibilities_of = |x: &Vec<f64>| {
        let terms = weighted_densities(x, model);
        let total: f64 = terms.iter().sum();
        terms.iter().map(|term| term / total).collect()
    };
    data.iter().map(responsibilities_of).collect()
}

/// The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27).
pub fn m_step(data: &[Vec<f64>], responsibilities: &[Vec<f64>]) -> Model {
    let mut model = Model::default();
    for k in 0..responsibilities[0].len() {
        let count: f64 = responsibilities.iter().map(|gamma| gamma[k]).sum();
        let (mut mean, mut variances) = (vec![], vec![]);
        for i in 0..data[0].len() {
            let (mut total, mut squares) = (0.0, 0.0);
            for (x, gamma) in data.iter().zip(responsibilities) {
                total += gamma[k] * x[i];
                squares += gamma[k] * (x[i] * x[i]);
            }
            mean.push(total / count);
            variances.push(squares / count - mean[i] * mean[i]);
        }
        model.weights.push(count / data.len() as f64);
        model.means.push(mean);
        model.covariances.push(variances);
    }
    model
}

/// ln p(X), (9.28).
pub fn log_likelihood(data: &[Vec<f64>], model: &Model) -> f64 {
    let log_density = |x: &Vec<f64>| weighted_densities(x, model).iter().sum::<f64>().ln();
    data.iter().map(log_density).sum::<f64>() / data.len() as f64
}

/// The model after some steps of EM, and the log likelihoods before the first and after each.
pub fn em(data: &[Vec<f64>], mut model: Model, steps: usize) -> (Vec<f64>, Model) {
    let mut log_likelihoods = vec![log_likelihood(data, &model)];
    for _ in 0..steps {
        model = m_step(data, &e_step(data, &model));
        log_likelihoods.push(log_likelihood(data, &model));
    }
    (log_likelihoods, model)
}
