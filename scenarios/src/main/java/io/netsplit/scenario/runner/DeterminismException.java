package io.netsplit.scenario.runner;

/** The same run showed other events the second time: a defect of netsplit, never of a scenario. */
public final class DeterminismException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeterminismException(String variant, long seed, String first, String second) {
        super("variant " + variant + ", seed " + seed + " has digest " + first + " the first time and " + second
                + " the second time");
    }
}
