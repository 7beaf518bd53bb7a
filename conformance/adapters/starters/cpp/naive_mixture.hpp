// Mixtures of Gaussians with diagonal covariances, as a first version is often written.
#pragma once

#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace naive_mixture {

using Vector = std::vector<double>;
using Rows = std::vector<Vector>;

/** A row of `means` and one of `covariances`, which are the variances, for every component. */
struct Model {
  Vector weights;
  Rows means;
  Rows covariances;
};

inline double sum(const Vector& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/** π_k N(x | μ_k, Σ_k) of every component: the summands of (9.7), by (2.43). */
inline Vector weighted_densities(const Vector& x, const Model& model) {
  constexpr double pi = 3.14159265358979323846;
  Vector terms = model.weights;
  for (std::size_t k = 0; k < terms.size(); k++)
    for (std::size_t i = 0; i < x.size(); i++) {
      const double variance = model.covariances[k][i];
      terms[k] *= std::exp(-std::pow(x[i] - model.means[k][i], 2) / (2 * variance)) / std::sqrt(2 * pi * variance);
    }
  return terms;
}

/** γ(z_nk): a row a point, (9.23). */
inline Rows e_step(const Rows& data, const Model& model) {
  Rows responsibilities;
  for (const Vector& x : data) {
    Vector terms = weighted_densities(x, model);
    const double total = sum(terms);
    for (double& term : terms) term /= total;
    responsibilities.push_back(terms);
  }
  return responsibilities;
}

/** The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27). */
inline Model m_step(const Rows& data, const Rows& responsibilities) {
  const std::size_t N = data.size(), D = data.at(0).size(), K = responsibilities.at(0).size();
  Model model{Vector(K), Rows(K, Vector(D)), Rows(K, Vector(D))};
  for (std::size_t k = 0; k < K; k++) {
    double count = 0;
    for (const Vector& gamma : responsibilities) count += gamma[k];
    model.weights[k] = count / N;
    for (std::size_t i = 0; i < D; i++) {
      double total = 0, squares = 0;
      for (std::size_t n = 0; n < N; n++) {
        total += responsibilities[n][k] * data[n][i];
        squares += responsibilities[n][k] * (data[n][i] * data[n][i]);
      }
      const double mean = total / count;
      model.means[k][i] = mean;
      model.covariances[k][i] = squares / count - mean * mean;
    }
  }
  return model;
}

/** ln p(X), (9.28). */
inline double log_likelihood(const Rows& data, const Model& model) {
  double total = 0;
  for (const Vector& x : data) total += std::log(sum(weighted_densities(x, model)));
  return total / data.size();
}

/** The model after some steps of EM, and the log likelihoods before the first and after each. */
inline std::pair<Vector, Model> em(const Rows& data, Model model, int steps) {
  Vector log_likelihoods{log_likelihood(data, model)};
  for (int step = 0; step < steps; step++) {
    model = m_step(data, e_step(data, model));
    log_likelihoods.push_back(log_likelihood(data, model));
  }
  return {log_likelihoods, model};
}

}  // namespace naive_mixture
