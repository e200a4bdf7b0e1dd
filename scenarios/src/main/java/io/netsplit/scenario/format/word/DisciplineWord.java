package io.netsplit.scenario.format.word;

import io.netsplit.traffic.server.Discipline;

/** In which order a server serves. */
public enum DisciplineWord implements Word {
    FCFS("fcfs", "first come, first served", Discipline.FIRST_COME_FIRST_SERVED),
    LIFO("lifo", "the latest arrival is served next; nobody is interrupted", Discipline.LAST_COME_FIRST_SERVED),
    ADAPTIVE_LIFO(
            "adaptive-lifo",
            "first come, first served, until the line has not been empty for 100 ms; then the latest first",
            Discipline.ADAPTIVE_LAST_COME_FIRST_SERVED),
    PS("ps", "processor sharing: all are served at once, each at an equal share", Discipline.PROCESSOR_SHARING),
    PRIORITY(
            "priority",
            "the class with the highest priority is served next, and within it the first; nobody is interrupted",
            Discipline.PRIORITY);

    private final String word;
    private final String meaning;
    private final Discipline discipline;

    DisciplineWord(String word, String meaning, Discipline discipline) {
        this.word = word;
        this.meaning = meaning;
        this.discipline = discipline;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    public Discipline discipline() {
        return discipline;
    }
}
