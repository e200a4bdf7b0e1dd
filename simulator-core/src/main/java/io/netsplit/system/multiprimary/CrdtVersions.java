package io.netsplit.system.multiprimary;

import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.List;

/** Which conflict-free type stands behind which type of a workload. */
final class CrdtVersions {
    static final String BY_TYPE = "by-type";
    private static final String PN_COUNTER = "pn-counter";
    private static final String G_COUNTER = "g-counter";
    private static final String MV_REGISTER = "mv-register";
    private static final String LWW_REGISTER = "lww-register";
    private static final String OR_SET = "or-set";
    private static final String TWO_PHASE_SET = "two-phase-set";
    private static final String ADD_WINS_MAP = "add-wins-map";
    private static final String SEQUENCE = "sequence";

    static final List<String> WORDS = List.of(
            BY_TYPE, PN_COUNTER, G_COUNTER, MV_REGISTER, LWW_REGISTER, OR_SET, TWO_PHASE_SET, ADD_WINS_MAP, SEQUENCE);

    private CrdtVersions() {}

    static boolean suits(String word, DataType type) {
        return words(type).contains(word);
    }

    static String suiting(DataType type) {
        return String.join(" or ", words(type));
    }

    /** The first is the one that a workload of this type gets. */
    private static List<String> words(DataType type) {
        return switch (type) {
            case REGISTER, CAS_REGISTER -> List.of(MV_REGISTER, LWW_REGISTER);
            case KV -> List.of(ADD_WINS_MAP, SEQUENCE);
            case SET -> List.of(OR_SET, TWO_PHASE_SET);
            case COUNTER -> List.of(PN_COUNTER, G_COUNTER);
            case QUEUE, TRANSACTIONS, LIST_APPEND, RW_REGISTER, MESSAGES, ORDERS -> new ArrayList<>();
        };
    }

    static Versions<?> of(Settings settings, int self, LwwVersions.Reads reads) {
        String word =
                settings.crdt().equals(BY_TYPE) ? words(settings.dataType()).get(0) : settings.crdt();
        return switch (word) {
            case PN_COUNTER -> new CounterVersions(settings, self, true);
            case G_COUNTER -> new CounterVersions(settings, self, false);
            case MV_REGISTER -> new RegisterVersions(settings, self);
            case LWW_REGISTER -> new LwwVersions(settings, self, reads);
            case OR_SET -> new SetVersions(settings, self);
            case TWO_PHASE_SET -> new TwoPhaseVersions();
            case ADD_WINS_MAP -> new MapVersions(settings, self);
            case SEQUENCE -> new SequenceVersions(self);
            default -> throw new IllegalArgumentException("no conflict-free type is called '" + word + "'");
        };
    }
}
