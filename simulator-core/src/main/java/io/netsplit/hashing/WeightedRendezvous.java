package io.netsplit.hashing;

import java.util.List;

/**
 * Rendezvous hashing in which a node of weight w owns a share of the keys in proportion to w: its score is -w / ln u, u
 * being its hash with the key as a number in (0, 1) (Schindelhauer and Schomaker, "Weighted Distributed Hash Tables", SPAA
 * 2005, the logarithmic method). A change of one weight moves keys to or from that node alone.
 */
public final class WeightedRendezvous implements KeyPlacement {
    private final List<String> nodes;
    private final double[] weights;

    /**
     * @param weights one for each node, more than 0
     */
    public WeightedRendezvous(List<String> nodes, double... weights) {
        this.nodes = Nodes.checked(nodes);
        this.weights = weights.clone();
        if (weights.length != nodes.size()) {
            throw new IllegalArgumentException(nodes.size() + " nodes, but " + weights.length + " weights");
        }
        for (double weight : weights) {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a weight must be more than 0, not " + weight);
            }
        }
    }

    @Override
    public List<String> nodes() {
        return nodes;
    }

    @Override
    public int owner(HashKey key) {
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        HashKey.Hasher hasher = new HashKey.Hasher();
        for (int node = 0; node < weights.length; node++) {
            double uniform = uniform(hasher.hash(nodes.get(node) + ":" + key.text()));
            double score = -weights[node] / StrictMath.log(uniform);
            if (score > bestScore) {
                best = node;
                bestScore = score;
            }
        }
        return best;
    }

    /** In (0, 1): the middle of one of 2⁵³ equal pieces, so that its logarithm is neither infinite nor zero. */
    private static double uniform(long hash) {
        return Math.min((hash >>> 11) * 0x1p-53 + 0x1p-54, 1 - 0x1p-53);
    }
}
