package io.netsplit.random;

/** The sum of two independent draws. */
record Sum(Distribution first, Distribution second) implements Distribution {
    @Override
    public double sample(Prng random) {
        return first.sample(random) + second.sample(random);
    }

    @Override
    public double mean() {
        return first.mean() + second.mean();
    }
}
