package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.ShapedKind;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.model.Workload.Arrivals;
import io.netsplit.scenario.format.model.Workload.Keys;
import io.netsplit.scenario.format.model.Workload.Retry;
import io.netsplit.scenario.format.model.Workload.Share;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Placement;
import io.netsplit.scenario.format.word.Route;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import java.util.List;
import java.util.Optional;

/** The section {@code workload}. */
final class WorkloadGrammar {
    private static final int MOST_CLIENTS = 9_999;
    private static final double TOLERANCE = 1e-9;
    private static final long DEFAULT_THINK_TIME_NS = 10_000_000;
    private static final long DEFAULT_TIMEOUT_NS = 1_000_000_000;

    static final Field<WorkloadType> TYPE = Field.required(
            "type",
            Kinds.word("a type of workload", WorkloadType.values()),
            "What operations work on, and the model of the consistency checker");

    static final Field<Integer> COUNT =
            Field.required("count", Kinds.integer(1, MOST_CLIENTS), "How many clients, called c1, c2, …");
    private static final Field<Placement> PLACEMENT =
            Field.optional("placement", Kinds.word("a placement", Placement.values()), "colocated", "Where they are");
    static final Section<ClientSettings> CLIENT_SECTION = new Section<>(
            "clients",
            "Who asks, and from where",
            List.of(COUNT, PLACEMENT),
            values -> Optional.of(new ClientSettings(values.get(COUNT), values.get(PLACEMENT, Placement.COLOCATED))));
    private static final Field<ClientSettings> CLIENTS = Field.optional(
            "clients",
            new ShapedKind<>(
                    new MappedKind<>(Kinds.integer(1, MOST_CLIENTS), n -> new ClientSettings(n, Placement.COLOCATED)),
                    CLIENT_SECTION),
            "one for each node",
            "How many, or { count: …, placement: … }");
    private static final Field<Arrivals> ARRIVALS = Field.optional(
            "arrivals",
            ArrivalGrammar.SECTION,
            "{ model: closed, think-time: 10ms }",
            "When operations begin: in a closed loop after the answer and a pause, in an open one at a rate of their own");
    static final Field<List<Share>> OPERATIONS = Field.optional(
            "operations",
            new OperationMixKind(),
            "half look, half change",
            "Which operations, as shares that add up to 100%");

    private static final Field<Keys> KEYS = Field.optional(
            "keys",
            KeyGrammar.SECTION,
            "{ count: 1 }, or 10 for list-append and rw-register",
            "Which objects are operated on");

    private static final Field<TransactionGrammar.Shape> TRANSACTIONS = Field.optional(
            "transactions",
            TransactionGrammar.SECTION,
            "{ steps: 1..4, reads: 50% }",
            "What transactions are like, of type list-append or rw-register");

    private static final Field<Long> TIMEOUT = Field.optional(
            "timeout",
            Kinds.POSITIVE_DURATION,
            "1s",
            "How long one try waits for its answer; after the last one the end of the operation is unknown");
    private static final Field<Optional<Retry>> RETRY = Field.optional(
            "retry",
            new RetryKind(),
            "none",
            "Whether and when an operation is sent again that was refused or not answered");
    private static final Field<Route> ROUTE = Field.optional(
            "route",
            Kinds.word("a route", Route.values()),
            "leader where the protocol has one, else local",
            "Which node a client asks");

    static final Section<Workload> SECTION = new Section<>(
            "workload",
            "What clients do",
            List.of(
                    TYPE,
                    CLIENTS,
                    ARRIVALS,
                    OPERATIONS,
                    KEYS,
                    TRANSACTIONS,
                    RequestKinds.CLASSES,
                    TIMEOUT,
                    RETRY,
                    ROUTE),
            WorkloadGrammar::build);

    record ClientSettings(int count, Placement placement) {}

    private WorkloadGrammar() {}

    private static Optional<Workload> build(Values values) {
        WorkloadType type = values.get(TYPE);
        int nodes = values.reading().names().topology().map(t -> t.nodeCount()).orElse(1);
        ClientSettings clients =
                values.get(CLIENTS, new ClientSettings(Math.min(nodes, MOST_CLIENTS), Placement.COLOCATED));
        List<Share> operations = values.get(OPERATIONS, defaultMix(type));
        if (type == WorkloadType.REQUESTS ? !areRequests(values) : !fits(values, type, operations)) {
            return Optional.empty();
        }
        Keys keys = values.get(KEYS, type.hasShape() ? KeyGrammar.SEVERAL : KeyGrammar.ONE);
        if (!TransactionGrammar.check(values, TRANSACTIONS, type, keys.count())) {
            return Optional.empty();
        }
        return Optional.of(new Workload(
                type,
                clients.count(),
                clients.placement(),
                values.get(ARRIVALS, new Workload.Closed(new TimeValue.Constant(DEFAULT_THINK_TIME_NS))),
                operations,
                keys,
                values.get(TIMEOUT, DEFAULT_TIMEOUT_NS),
                values.get(RETRY, Optional.empty()),
                values.find(ROUTE),
                TransactionGrammar.of(type, values.find(TRANSACTIONS)),
                values.get(RequestKinds.CLASSES, List.of()),
                values.head()));
    }

    private static List<Share> defaultMix(WorkloadType type) {
        return switch (type) {
            case REGISTER, KV -> mix(OperationWord.READ, 0.5, OperationWord.WRITE, 0.5);
            case CAS_REGISTER ->
                List.of(
                        new Share(OperationWord.READ, 0.5),
                        new Share(OperationWord.WRITE, 0.3),
                        new Share(OperationWord.CAS, 0.2));
            case SET, COUNTER -> mix(OperationWord.READ, 0.5, OperationWord.ADD, 0.5);
            case QUEUE -> mix(OperationWord.ENQUEUE, 0.5, OperationWord.DEQUEUE, 0.5);
            case TRANSACTIONS, LIST_APPEND, RW_REGISTER -> List.of(new Share(OperationWord.TXN, 1));
            case REQUESTS -> List.of();
            case MESSAGES -> List.of(new Share(OperationWord.PUBLISH, 1));
            case ORDERS -> List.of(new Share(OperationWord.ORDER, 1));
        };
    }

    private static List<Share> mix(OperationWord first, double firstShare, OperationWord second, double secondShare) {
        return List.of(new Share(first, firstShare), new Share(second, secondShare));
    }

    /** Requests work on no objects and go where the system sends them. */
    private static boolean areRequests(Values values) {
        for (Field<?> field : List.of(OPERATIONS, ROUTE)) {
            if (values.has(field)) {
                values.report(Diagnostic.of(
                                ErrorCode.NS013,
                                values.keySpan(field),
                                "'" + field.name() + "' means nothing to a workload of requests")
                        .withRelated(values.span(TYPE), "the type"));
                return false;
            }
        }
        return RequestKinds.addUp(values);
    }

    private static boolean fits(Values values, WorkloadType type, List<Share> operations) {
        if (values.has(RequestKinds.CLASSES)) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(RequestKinds.CLASSES),
                            "'classes' means nothing to a workload of type '" + type.word() + "'")
                    .withRelated(values.span(TYPE), "the type"));
            return false;
        }
        for (Share share : operations) {
            if (!type.operations().contains(share.operation())) {
                List<String> words = Word.words(type.operations().toArray(Word[]::new));
                values.report(Diagnostic.of(
                                ErrorCode.NS012,
                                values.keySpan(OPERATIONS),
                                "a workload of type '" + type.word() + "' has no operation '"
                                        + share.operation().word() + "'")
                        .withHelp("it has " + String.join(", ", words)));
                return false;
            }
        }
        double sum = operations.stream().mapToDouble(Share::share).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            values.report(Diagnostic.of(
                            ErrorCode.NS011,
                            values.keySpan(OPERATIONS),
                            "the shares of the operations add up to " + percent(sum))
                    .withLabel("expected 100%"));
            return false;
        }
        return true;
    }

    private static String percent(double share) {
        return java.math.BigDecimal.valueOf(share * 100)
                        .setScale(3, java.math.RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
