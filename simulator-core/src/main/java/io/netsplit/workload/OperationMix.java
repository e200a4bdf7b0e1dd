package io.netsplit.workload;

import io.netsplit.history.Functions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which operations the clients ask for, and how often.
 *
 * @param shares one share for each function, together 1
 */
public record OperationMix(List<Share> shares) {
    private static final double TOLERANCE = 1e-9;

    /** {@code share} of all operations are {@code function}, see {@link Functions}. */
    public record Share(String function, double share) {
        public Share {
            if (!(share >= 0) || share > 1) {
                throw new IllegalArgumentException("the share of '" + function + "' must be 0 to 1, not " + share);
            }
        }
    }

    public OperationMix {
        shares = List.copyOf(shares);
        double sum = 0;
        for (Share share : shares) {
            sum += share.share();
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "the shares of the operations must add up to 100%, not " + 100 * sum + "%");
        }
    }

    /** A mix from a scenario's words; {@code shares} keeps its order. */
    public static OperationMix of(DataType type, Map<String, Double> shares) {
        List<Share> result = new ArrayList<>();
        for (Map.Entry<String, Double> entry : shares.entrySet()) {
            result.add(new Share(type.function(entry.getKey()), entry.getValue()));
        }
        return new OperationMix(result);
    }

    /** What a scenario gets that names no operations: half look, half change. */
    public static OperationMix defaults(DataType type) {
        Map<String, Double> shares = new LinkedHashMap<>();
        switch (type) {
            case REGISTER -> put(shares, Functions.READ, 0.5, Functions.WRITE, 0.5);
            case CAS_REGISTER -> {
                put(shares, Functions.READ, 0.5, Functions.WRITE, 0.3);
                shares.put(Functions.CAS, 0.2);
            }
            case KV -> put(shares, Functions.GET, 0.5, Functions.PUT, 0.5);
            case SET, COUNTER -> put(shares, Functions.READ, 0.5, Functions.ADD, 0.5);
            case QUEUE -> put(shares, Functions.ENQUEUE, 0.5, Functions.DEQUEUE, 0.5);
            case TRANSACTIONS, LIST_APPEND, RW_REGISTER -> shares.put(Functions.TXN, 1.0);
            case MESSAGES -> shares.put(Functions.PUBLISH, 1.0);
            case ORDERS -> shares.put(Functions.ORDER, 1.0);
        }
        return of(type, shares);
    }

    private static void put(
            Map<String, Double> shares, String first, double firstShare, String second, double secondShare) {
        shares.put(first, firstShare);
        shares.put(second, secondShare);
    }

    /** The function at {@code uniform}, which is in [0, 1). */
    String pick(double uniform) {
        double left = uniform;
        for (Share share : shares) {
            left -= share.share();
            if (left < 0) {
                return share.function();
            }
        }
        return shares.get(shares.size() - 1).function();
    }
}
