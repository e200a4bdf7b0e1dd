package io.netsplit.scenario.cli;

import java.util.List;

/** The usual faults of a lab as fields of a scenario's step. */
final class LabFaults {
    private LabFaults() {}

    /** Sets as "n1,n2"; one alone is cut from the rest. */
    static String cut(List<String> sets, boolean oneWay) {
        StringBuilder text = new StringBuilder("partition: [");
        sets.forEach(set -> text.append('[').append(set.replace(",", ", ")).append("], "));
        text.append(sets.size() == 1 ? "[rest]]" : "]");
        String fields = text.toString().replace(", ]", "]");
        return oneWay ? fields + ", direction: first-to-second" : fields;
    }

    static String kill(String node, boolean wipe) {
        return "crash: " + node + (wipe ? ", lose: everything" : "");
    }
}
