package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.ServerSettings;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.word.DisciplineWord;
import io.netsplit.traffic.server.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a group's nodes are like as servers of the traffic lab. */
final class ServerGrammar {
    private static final Field<TimeValue> SERVICE_TIME = Field.optional(
            "service-time",
            TimeValues.KIND,
            "Traffic lab: how long a worker of these servers is busy with one request");
    private static final Field<Integer> CONCURRENCY = Field.optional(
            "concurrency",
            Kinds.integer(1, ServerSpec.MOST_WORKERS),
            "1",
            "Traffic lab: how many requests each of these servers works on at once");
    private static final Field<DisciplineWord> DISCIPLINE = Field.optional(
            "discipline",
            Kinds.word("a queueing discipline", DisciplineWord.values()),
            "fcfs",
            "Traffic lab: in which order they serve");
    private static final Field<Integer> QUEUE = Field.optional(
            "queue",
            Kinds.integer(0, 100_000_000),
            "no bound",
            "Traffic lab: how many requests may wait at each of these servers; one more is refused at once");

    static final List<Field<?>> FIELDS = List.of(
            SERVICE_TIME,
            CONCURRENCY,
            DISCIPLINE,
            QUEUE,
            HabitGrammar.WARM_UP,
            HabitGrammar.PAUSES,
            HabitGrammar.NEIGHBOURS);

    private ServerGrammar() {}

    static List<Field<?>> fieldsAfter(Field<?>... first) {
        List<Field<?>> fields = new ArrayList<>(List.of(first));
        fields.addAll(FIELDS);
        return List.copyOf(fields);
    }

    /** Nothing of it is given by most groups; where it is wrong, the outer value is empty. */
    static Optional<Optional<ServerSettings>> server(Values values) {
        for (Field<?> field : FIELDS) {
            if (!values.needs(field, SERVICE_TIME)) {
                return Optional.empty();
            }
        }
        return Optional.of(values.find(SERVICE_TIME)
                .map(serviceTime -> new ServerSettings(
                        serviceTime,
                        values.get(CONCURRENCY, 1),
                        values.get(DISCIPLINE, DisciplineWord.FCFS).discipline(),
                        values.findInt(QUEUE),
                        HabitGrammar.habits(values),
                        values.keySpan(SERVICE_TIME))));
    }
}
