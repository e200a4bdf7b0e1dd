package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.traffic.server.Discipline;
import io.netsplit.traffic.server.HabitSpec;
import java.util.OptionalInt;

/**
 * What the nodes of a group are like as servers of the traffic lab.
 *
 * @param serviceTime how long a worker is busy with one request
 * @param concurrency how many requests are served at once
 * @param discipline in which order
 * @param queue how many may wait; empty: any number
 * @param habits what makes them slower or stops them without any fault
 * @param span the group
 */
public record ServerSettings(
        TimeValue serviceTime,
        int concurrency,
        Discipline discipline,
        OptionalInt queue,
        HabitSpec habits,
        Span span) {}
