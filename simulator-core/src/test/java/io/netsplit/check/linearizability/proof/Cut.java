package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A history of two parts. The first has no operation of unknown end and finishes by looking at the state, or by emptying
 * the object, while nothing else is under way; so whatever its order was, the second begins in this state.
 */
record Cut(List<Row> first, List<Row> second, @Nullable Object state) {
    static Cut draw(Prng random, Subject subject) {
        RandomHistories.Made made = RandomHistories.made(random, subject.model(), subject.shape(random, false, 1));
        List<Row> first = spoilt(random, Row.of(made.history()));
        long end = first.stream().mapToLong(Row::to).max().orElse(0);
        int effects = made.effects().size();
        Object state = effects == 0
                ? subject.model().initial()
                : made.effects().get(effects - 1).state();
        if (subject.name().equals("queue") || subject.name().equals("stack")) {
            boolean queue = subject.name().equals("queue");
            List<?> elements = (List<?>) Objects.requireNonNull(state);
            for (int i = 0; i < elements.size(); i++) {
                Object next = elements.get(queue ? i : elements.size() - 1 - i);
                end += 10;
                first.add(last(List.of(queue ? Functions.DEQUEUE : Functions.POP), next, end));
            }
            state = List.of();
        }
        List<?> look = Subject.look(subject.name(), state);
        first.add(last(look, look.get(2), end + 10));
        long quiet = end + 50;
        List<Row> second = Row.each(
                subject.startingWith(state).rows(random, true, 1),
                row -> row.by(row.process() + 500, row.client() + 500).moved(1, quiet));
        return new Cut(first, second, state);
    }

    private static Row last(List<?> look, @Nullable Object answer, long timeNs) {
        Object input = look.size() > 1 ? look.get(1) : null;
        String function = (String) Objects.requireNonNull(look.get(0));
        return new Row(400, 400, function, null, input, Completion.OK, answer, timeNs, timeNs + 5);
    }

    /** In every second history, one operation moved or one pair of answers exchanged. */
    private static List<Row> spoilt(Prng random, List<Row> rows) {
        int at = random.nextInt(rows.size());
        Row one = rows.get(at);
        if (random.chance(0.5)) {
            int other = random.nextInt(rows.size());
            Row two = rows.get(other);
            if (one.isOk() && two.isOk() && one.function().equals(two.function()) && one.input() == two.input()) {
                rows.set(at, one.saying(one.function(), one.input(), two.output()));
                rows.set(other, two.saying(two.function(), two.input(), one.output()));
            } else {
                rows.set(at, one.lasting(one.from() / 20 * 10, one.from() / 20 * 10 + 5));
            }
        }
        return rows;
    }

    List<Row> whole() {
        List<Row> whole = new ArrayList<>(first);
        whole.addAll(second);
        return whole;
    }
}
