package io.netsplit.system.membership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node has to tell, which rides on the messages of the failure detector (sections 4 and 4.1): those that were told
 * least often first, each a bounded number of times.
 */
final class Dissemination {
    private static final long[] NOTHING = {};

    private static final class News {
        private final long update;
        private int told;
        private boolean isOld;

        private News(long update) {
            this.update = update;
        }
    }

    private final Map<Integer, News> latest = new LinkedHashMap<>();
    private final List<ArrayDeque<News>> byTold = new ArrayList<>();

    /** Takes the place of what there was to tell about the same member. */
    void add(long update) {
        News news = new News(update);
        News former = latest.put(Update.member(update), news);
        if (former != null) {
            former.isOld = true;
        }
        queue(0).add(news);
    }

    /**
     * What to put on the next message.
     *
     * @param most updates on one message
     * @param limit how often each is told
     */
    long[] take(int most, int limit) {
        if (latest.isEmpty()) {
            return NOTHING;
        }
        List<News> taken = new ArrayList<>(most);
        for (int told = 0; told < byTold.size() && taken.size() < most; told++) {
            ArrayDeque<News> queue = byTold.get(told);
            while (!queue.isEmpty() && taken.size() < most) {
                News news = queue.poll();
                if (!news.isOld) {
                    taken.add(news);
                }
            }
        }
        long[] updates = new long[taken.size()];
        for (int i = 0; i < updates.length; i++) {
            updates[i] = taken.get(i).update;
            keep(taken.get(i), limit);
        }
        return updates;
    }

    private void keep(News news, int limit) {
        news.told++;
        if (news.told < limit) {
            queue(news.told).add(news);
        } else {
            latest.remove(Update.member(news.update));
        }
    }

    /** The same updates with one more in front. */
    static long[] with(long update, long[] updates) {
        long[] more = new long[updates.length + 1];
        more[0] = update;
        System.arraycopy(updates, 0, more, 1, updates.length);
        return more;
    }

    private ArrayDeque<News> queue(int told) {
        while (byTold.size() <= told) {
            byTold.add(new ArrayDeque<>());
        }
        return byTold.get(told);
    }
}
