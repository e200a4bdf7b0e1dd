package io.netsplit.system.sharding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which server is to own which unit. */
@FunctionalInterface
public interface Scheme {
    /**
     * The owner of every unit among {@code servers}.
     *
     * @param before who owns them now; null where there is nobody yet
     */
    int[] owners(List<Integer> servers, @Nullable ShardMap before);
}
