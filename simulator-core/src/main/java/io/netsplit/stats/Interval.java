package io.netsplit.stats;

/**
 * An estimate with its uncertainty.
 *
 * @param center the estimate
 * @param halfWidth how far the interval reaches to each side; infinite where too little was observed
 */
public record Interval(double center, double halfWidth) {
    public double low() {
        return center - halfWidth;
    }

    public double high() {
        return center + halfWidth;
    }

    public boolean contains(double value) {
        return value >= low() && value <= high();
    }
}
