// Mixtures of Gaussians with diagonal covariances, as a first version is often written.

package main

import "math"

// Model has a row of Means and one of Covariances, which are the variances, for every component.
type Model struct {
	Weights            []float64
	Means, Covariances [][]float64
}

func sum(values []float64) float64 {
	total := 0.0
	for _, value := range values {
		total += value
	}
	return total
}

// weightedDensities is π_k N(x | μ_k, Σ_k) of every component: the summands of (9.7), by (2.43).
func weightedDensities(x []float64, model Model) []float64 {
	terms := make([]float64, len(model.Weights))
	for k, term := range model.Weights {
		for i := range x {
			difference, variance := x[i]-model.Means[k][i], model.Covariances[k][i]
			term *= math.Exp(-difference*difference/(2*variance)) / math.Sqrt(2*math.Pi*variance)
		}
		terms[k] = term
	}
	return terms
}

// eStep is γ(z_nk): a row a point, (9.23).
func eStep(data [][]float64, model Model) [][]float64 {
	responsibilities := make([][]float64, len(data))
	for n, x := range data {
		terms := weightedDensities(x, model)
		total := sum(terms)
		for k := range terms {
			terms[k] /= total
		}
		responsibilities[n] = terms
	}
	return responsibilities
}

// mStep is the means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27).
func mStep(data, responsibilities [][]float64) Model {
	var model Model
	for k := range responsibilities[0] {
		count := 0.0
		for _, gamma := range responsibilities {
			count += gamma[k]
		}
		mean, variances := make([]float64, len(data[0])), make([]float64, len(data[0]))
		for i := range mean {
			total, squares := 0.0, 0.0
			for n, x := range data {
				total += responsibilities[n][k] * x[i]
				squares += responsibilities[n][k] * (x[i] * x[i])
			}
			mean[i] = total / count
			variances[i] = squares/count - mean[i]*mean[i]
		}
		model.Weights = append(model.Weights, count/float64(len(data)))
		model.Means = append(model.Means, mean)
		model.Covariances = append(model.Covariances, variances)
	}
	return model
}

// logLikelihood is ln p(X), (9.28).
func logLikelihood(data [][]float64, model Model) float64 {
	total := 0.0
	for _, x := range data {
		total += math.Log(sum(weightedDensities(x, model)))
	}
	return total / float64(len(data))
}

// em is the model after some steps of EM, and the log likelihoods before the first and after each.
func em(data [][]float64, model Model, steps int) ([]float64, Model) {
	logLikelihoods := []float64{logLikelihood(data, model)}
	for step := 0; step < steps; step++ {
		model = mStep(data, eStep(data, model))
		logLikelihoods = append(logLikelihoods, logLikelihood(data, model))
	}
	return logLikelihoods, model
}
