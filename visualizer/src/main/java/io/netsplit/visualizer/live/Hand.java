package io.netsplit.visualizer.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person does to a run by hand, as the fields of a step in a scenario's faults.
 *
 * @param word begins its name, as "cut"
 * @param fields as "isolate: n1"
 */
public record Hand(String word, String fields) {
    /** How much longer everything takes on a slow node. */
    static final int SLOW_FACTOR = 20;

    /** How far ahead a clock is that is put wrong. */
    static final String AHEAD = "+500ms";

    /** These sets of nodes do not hear each other; one way, only the second does not hear the first. */
    public static Hand cut(List<String> first, List<String> second, boolean oneWay) {
        String sets = "partition: [" + set(first) + ", " + set(second) + "]";
        return new Hand("cut", oneWay ? sets + ", direction: first-to-second" : sets);
    }

    /** These nodes and everybody else do not hear each other; one way, the others do not hear them. */
    public static Hand cutOff(List<String> side, boolean oneWay) {
        return cut(side, List.of("rest"), oneWay);
    }

    public static Hand kill(String node) {
        return new Hand("kill", "crash: " + node);
    }

    public static Hand pause(String node) {
        return new Hand("pause", "pause: " + node);
    }

    public static Hand slow(String node) {
        return new Hand("slow", "slow: " + node + ", factor: " + SLOW_FACTOR);
    }

    public static Hand skew(String node) {
        return new Hand("skew", "clock: " + node + ", offset: " + AHEAD);
    }

    /** Ends the fault of this name. */
    public static Hand heal(String fault) {
        return new Hand("heal", "heal: " + fault);
    }

    public static Hand healAll() {
        return heal("all");
    }

    private static String set(List<String> nodes) {
        List<String> names = new ArrayList<>(nodes);
        return names.equals(List.of("rest")) ? "[rest]" : "[" + String.join(", ", names) + "]";
    }
}
