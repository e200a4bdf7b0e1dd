package io.netsplit.scenario.format.word;

/** Distributions of times, each with the fields that it needs. */
public enum DistributionWord implements Word {
    CONSTANT("constant", "always 'value'"),
    UNIFORM("uniform", "from 'min' to 'max'; short: 150ms..300ms"),
    EXPONENTIAL("exponential", "with this 'mean'"),
    NORMAL("normal", "with 'mean' and standard 'deviation'; what would be negative is zero"),
    LOGNORMAL("lognormal", "with 'median' and 'p99', the 99th percentile"),
    PARETO("pareto", "from 'min' on, with the tail's exponent 'shape'"),
    BOUNDED_PARETO("bounded-pareto", "the same, cut off at 'max'"),
    WEIBULL("weibull", "with 'scale' and 'shape'"),
    GAMMA("gamma", "with 'mean' and 'shape'"),
    ERLANG("erlang", "the sum of 'stages' exponentials, with this 'mean' in all"),
    HYPEREXPONENTIAL("hyperexponential", "a mixture: 'branches', each with its 'share' and its 'mean'"),
    EMPIRICAL("empirical", "one of 'values', each as likely");

    private final String word;
    private final String meaning;

    DistributionWord(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
