package io.netsplit.cluster.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registers and logs with their sizes, as a process sees them. */
final class Contents {
    record Cell(Object value, int sizeBytes) {}

    /** A run of records, the first of which has index {@code first}. */
    static final class Log {
        long first = 1;
        final List<Cell> cells = new ArrayList<>();

        long last() {
            return first + cells.size() - 1;
        }
    }

    private final Map<String, Cell> registers = new LinkedHashMap<>();
    private final Map<String, Log> logs = new LinkedHashMap<>();
    private String latestName = "";
    private @Nullable Log latest;
    private long usedBytes;

    long usedBytes() {
        return usedBytes;
    }

    @Nullable
    Cell register(String name) {
        return registers.get(name);
    }

    /** Sets the register, or removes it where {@code cell} is null; the answer is what was there. */
    @Nullable
    Cell setRegister(String name, @Nullable Cell cell) {
        Cell old = cell == null ? registers.remove(name) : registers.put(name, cell);
        usedBytes += (cell == null ? 0 : cell.sizeBytes) - (old == null ? 0 : old.sizeBytes);
        return old;
    }

    /** The log with this name; most processes have one and ask for it many times. */
    Log log(String name) {
        Log log = latest;
        if (log != null && name.equals(latestName)) {
            return log;
        }
        log = logs.get(name);
        if (log == null) {
            log = new Log();
            logs.put(name, log);
        }
        latestName = name;
        latest = log;
        return log;
    }

    void append(Log log, Cell cell) {
        log.cells.add(cell);
        usedBytes += cell.sizeBytes;
    }

    void append(Log log, List<Cell> cells) {
        for (Cell cell : cells) {
            append(log, cell);
        }
    }

    /** Removes the last {@code count} records and answers them, in order. */
    List<Cell> removeLast(Log log, int count) {
        return remove(log.cells.subList(log.cells.size() - count, log.cells.size()));
    }

    /** Removes the first {@code count} records and answers them, in order; the caller moves the first index. */
    List<Cell> removeFirst(Log log, int count) {
        return remove(log.cells.subList(0, count));
    }

    void prepend(Log log, List<Cell> cells) {
        log.cells.addAll(0, cells);
        for (Cell cell : cells) {
            usedBytes += cell.sizeBytes;
        }
    }

    void clear() {
        registers.clear();
        logs.clear();
        latest = null;
        usedBytes = 0;
    }

    private List<Cell> remove(List<Cell> part) {
        List<Cell> removed = List.copyOf(part);
        part.clear();
        for (Cell cell : removed) {
            usedBytes -= cell.sizeBytes;
        }
        return removed;
    }
}
