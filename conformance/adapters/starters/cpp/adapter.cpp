// naive_mixture.hpp under the protocol of gmm-conformance: put your own in its place.

#include "gmm_adapter.hpp"
#include "naive_mixture.hpp"

using gmm_adapter::json;
using naive_mixture::Model;
using naive_mixture::Rows;
using naive_mixture::Vector;

Rows data_of(const json& request) { return request.at("data").get<Rows>(); }

Model model_of(const json& request) {
  const json& model = request.at("model");
  return {model.at("weights").get<Vector>(), model.at("means").get<Rows>(), model.at("covariances").get<Rows>()};
}

json written(const Model& model) {
  return {{"covariance_type", "diag"},
          {"weights", model.weights},
          {"means", model.means},
          {"covariances", model.covariances}};
}

json e_step(const json& request) {
  return {{"responsibilities", naive_mixture::e_step(data_of(request), model_of(request))}};
}

json m_step(const json& request) {
  const Rows responsibilities = request.at("responsibilities").get<Rows>();
  return {{"model", written(naive_mixture::m_step(data_of(request), responsibilities))}};
}

json log_likelihood(const json& request) {
  return {{"log_likelihood", naive_mixture::log_likelihood(data_of(request), model_of(request))}};
}

json em(const json& request) {
  const auto [log_likelihoods, model] = naive_mixture::em(data_of(request), model_of(request), request.at("steps"));
  return {{"log_likelihoods", log_likelihoods}, {"model", written(model)}};
}

int main() {
  const json capabilities = {
      {"operations", {"e_step", "m_step", "log_likelihood", "em"}},  // also: log_density, fit, fit_own
      {"covariance_types", {"diag"}},                                // also: full, tied, spherical
      {"known", json::array()},                                      // what can be held: weights, means, covariances
      {"precision", "float64"},                                      // or float32
      {"exact_steps", {{"from", "parameters"}, {"minimum", 0}}},  // nullptr where a number of steps can't be asked for
      {"regularisation", "none"},                                 // or in words, as "1e-6 is added to every variance"
      {"nan_policy", "undefined"},  // refuse, where NaN and infinities in the data are an error
  };
  gmm_adapter::serve({{"name", "naive mixture"},
                      {"version", "1"},
                      {"language", "C++"},
                      {"issues", ""},
                      {"capabilities", capabilities}},
                     {{"e_step", e_step}, {"m_step", m_step}, {"log_likelihood", log_likelihood}, {"em", em}});
}
