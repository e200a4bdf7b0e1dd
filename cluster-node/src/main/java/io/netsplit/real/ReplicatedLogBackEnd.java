package io.netsplit.real;

import io.netsplit.run.RunSpec;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/** Scenarios of Raft on a product that replicates a log: it has some of Raft's options, and ways of reading of its own. */
public abstract class ReplicatedLogBackEnd extends ProductBackEnd {
    /** The way of reading that sends a read through the log as a write. */
    public static final String READS_THROUGH_LOG = "log";

    /** What a log of commands may be the log of. */
    protected static final List<DataType> TYPES = List.of(
            DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV, DataType.SET, DataType.COUNTER, DataType.QUEUE);

    private static final String READS = "reads";
    private static final String FULL_SYNC = "every-append";

    private final String title;
    private final List<String> heeded;
    private final List<String> modes;

    /**
     * @param title the product as it is called in a sentence
     * @param heeded options of raft that have an effect here, or a remark; of every other one only the default is taken
     * @param modes ways of reading beside that through the log
     */
    protected ReplicatedLogBackEnd(Product product, String title, List<String> heeded, List<String> modes) {
        super(product);
        this.title = title;
        this.heeded = List.copyOf(heeded);
        this.modes = List.copyOf(modes);
    }

    @Override
    protected final List<String> objectionsToOptions(RunSpec spec) {
        List<String> objections = new ArrayList<>();
        for (String option : differing(spec)) {
            if (!heeded.contains(option)) {
                objections.add(title + " has no '" + option + "' that could be changed");
            }
        }
        String reads = reads(spec);
        if (!reads.equals(READS_THROUGH_LOG) && !modes.contains(reads)) {
            int last = modes.size() - 1;
            objections.add(title + " has no 'reads: " + reads + "': its own modes are "
                    + String.join(", ", modes.subList(0, last)) + " and " + modes.get(last));
        }
        return objections;
    }

    /** What there is to say of how it reads; nothing where reads go through the log. */
    protected final List<String> remarksOnReads(RunSpec spec) {
        String reads = reads(spec);
        if (reads.equals(READS_THROUGH_LOG)) {
            return List.of();
        }
        return List.of("reads are those of " + title + " ('" + reads
                + "'); --set system.with.reads=log sends them through the log");
    }

    protected static String reads(RunSpec spec) {
        return spec.options().choice(READS);
    }

    /** Whether an entry is on the disk before anything else happens. */
    protected static boolean syncsEveryAppend(RunSpec spec) {
        return spec.options().choice("fsync").equals(FULL_SYNC);
    }
}
