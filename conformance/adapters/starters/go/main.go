// naive_mixture.go under the protocol of gmm-conformance: put your own in its place.
package main

import "gmmadapter"

var introduction = gmmadapter.Introduction{
	Name:     "naive mixture",
	Version:  "1",
	Language: "Go",
	Issues:   "",
	Capabilities: gmmadapter.Capabilities{
		Operations: []string{ // also: log_density, fit, fit_own
			"e_step", "m_step", "log_likelihood", "em",
		},
		CovarianceTypes: []string{"diag"}, // also: full, tied, spherical
		Known:           []string{},       // what can be held: weights, means, covariances
		Precision:       "float64",        // or float32
		ExactSteps: &gmmadapter.ExactSteps{ // nil where a number of steps can't be asked for
			From: "parameters", Minimum: 0,
		},
		Regularisation: "none",      // or in words, as "1e-6 is added to every variance"
		NaNPolicy:      "undefined", // refuse, where NaN and infinities in the data are an error
	},
}

func rowsOf(matrix gmmadapter.Matrix) [][]float64 {
	rows := make([][]float64, len(matrix))
	for n, row := range matrix {
		rows[n] = row
	}
	return rows
}

func modelOf(model gmmadapter.Model) Model {
	return Model{
		Weights:     model.Weights,
		Means:       rowsOf(model.Means),
		Covariances: rowsOf(model.Covariances.(gmmadapter.Matrix)),
	}
}

func written(model Model) gmmadapter.Result {
	return gmmadapter.Result{
		"covariance_type": "diag",
		"weights":         model.Weights,
		"means":           model.Means,
		"covariances":     model.Covariances,
	}
}

func answerEStep(request *gmmadapter.Request) (gmmadapter.Result, error) {
	responsibilities := eStep(rowsOf(request.Data), modelOf(request.Model))
	return gmmadapter.Result{"responsibilities": responsibilities}, nil
}

func answerMStep(request *gmmadapter.Request) (gmmadapter.Result, error) {
	model := mStep(rowsOf(request.Data), rowsOf(request.Responsibilities))
	return gmmadapter.Result{"model": written(model)}, nil
}

func answerLogLikelihood(request *gmmadapter.Request) (gmmadapter.Result, error) {
	return gmmadapter.Result{"log_likelihood": logLikelihood(rowsOf(request.Data), modelOf(request.Model))}, nil
}

func answerEM(request *gmmadapter.Request) (gmmadapter.Result, error) {
	logLikelihoods, model := em(rowsOf(request.Data), modelOf(request.Model), request.Steps)
	return gmmadapter.Result{"log_likelihoods": logLikelihoods, "model": written(model)}, nil
}

func main() {
	gmmadapter.Serve(introduction, map[string]gmmadapter.Operation{
		"e_step":         answerEStep,
		"m_step":         answerMStep,
		"log_likelihood": answerLogLikelihood,
		"em":             answerEM,
	})
}
