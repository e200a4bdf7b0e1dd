package io.netsplit.check.linearizability.search;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of any model: its states are numbered as they appear. */
public final class GenericTransitions implements Transitions {
    private final Model model;
    private final Timeline timeline;
    private final Map<@Nullable Object, Integer> numbers = new LinkedHashMap<>();
    private final List<@Nullable Object> states = new ArrayList<>();
    private final int[] kinds;

    public GenericTransitions(Model model, Timeline timeline) {
        this.model = model;
        this.timeline = timeline;
        number(model.initial());
        kinds = new int[timeline.size()];
        Map<List<@Nullable Object>, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < kinds.length; i++) {
            Operation operation = timeline.operation(i);
            List<@Nullable Object> what = Arrays.asList(
                    operation.function(),
                    operation.key(),
                    operation.input(),
                    operation.isOk() ? operation.output() : Model.UNSEEN);
            Integer kind = seen.putIfAbsent(what, i);
            kinds[i] = kind == null ? i : kind;
        }
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public int step(int state, int operation) {
        Operation what = timeline.operation(operation);
        Object output = what.isOk() ? what.output() : Model.UNSEEN;
        Object next = model.step(states.get(state), what.function(), what.key(), what.input(), output);
        return next == Model.REFUSED ? REFUSED : number(next);
    }

    private int number(@Nullable Object state) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        return states.size() - 1;
    }

    @Override
    public boolean observes(int operation) {
        Operation what = timeline.operation(operation);
        return model.observes(what.function(), what.isOk() ? what.output() : Model.UNSEEN);
    }

    @Override
    public int states() {
        return states.size();
    }

    @Override
    public int kind(int operation) {
        return kinds[operation];
    }
}
