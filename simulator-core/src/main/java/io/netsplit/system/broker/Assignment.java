package io.netsplit.system.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deals partitions out among members, so that nobody has two more than another. */
final class Assignment {
    private Assignment() {}

    /**
     * @param owners by partition; those that no member owns are replaced, and as many others as it takes
     * @param members whoever is there
     * @param sticky false deals all of them anew, in turn
     */
    static void assign(Map<Integer, Integer> owners, List<Integer> members, boolean sticky) {
        if (members.isEmpty()) {
            owners.replaceAll((partition, owner) -> Subscription.NOBODY);
            return;
        }
        if (!sticky) {
            int turn = 0;
            for (Map.Entry<Integer, Integer> each : owners.entrySet()) {
                each.setValue(members.get(turn++ % members.size()));
            }
            return;
        }
        Map<Integer, List<Integer>> held = new LinkedHashMap<>();
        members.forEach(member -> held.put(member, new ArrayList<>()));
        List<Integer> free = new ArrayList<>();
        owners.forEach((partition, owner) -> held.getOrDefault(owner, free).add(partition));
        int least = owners.size() / members.size();
        for (List<Integer> mine : held.values()) {
            while (mine.size() > least + 1) {
                free.add(mine.remove(mine.size() - 1));
            }
        }
        free.forEach(partition -> fewest(held).add(partition));
        while (most(held).size() > fewest(held).size() + 1) {
            List<Integer> rich = most(held);
            fewest(held).add(rich.remove(rich.size() - 1));
        }
        held.forEach((member, mine) -> mine.forEach(partition -> owners.put(partition, member)));
    }

    private static List<Integer> fewest(Map<Integer, List<Integer>> held) {
        List<Integer> found = null;
        for (List<Integer> mine : held.values()) {
            found = found == null || mine.size() < found.size() ? mine : found;
        }
        return java.util.Objects.requireNonNull(found);
    }

    private static List<Integer> most(Map<Integer, List<Integer>> held) {
        List<Integer> found = null;
        for (List<Integer> mine : held.values()) {
            found = found == null || mine.size() > found.size() ? mine : found;
        }
        return java.util.Objects.requireNonNull(found);
    }
}
