package io.netsplit.scenario.runner;

import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A back end that also remembers what its nodes met with, by what was run. */
public final class MeasuredBackEnd extends WrappedBackEnd {
    private final Map<String, Conditions> met = new LinkedHashMap<>();
    private String current = "";

    public MeasuredBackEnd(BackEnd whole) {
        super(whole);
    }

    /** What is run from now on is remembered under this name. */
    public void measure(String name) {
        current = name;
    }

    /** What was met with by everything that ran under that name; empty where nothing did. */
    public Optional<Conditions> met(String name) {
        return Optional.ofNullable(met.get(name));
    }

    @Override
    protected Deployment wrapped(Deployment deployment) {
        return new WrappedDeployment(deployment) {
            @Override
            public void close() {
                met.merge(current, conditions(), Conditions::and);
                super.close();
            }
        };
    }
}
