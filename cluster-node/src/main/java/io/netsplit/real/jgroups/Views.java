package io.netsplit.real.jgroups;

import io.netsplit.real.node.Controller;
import io.netsplit.real.node.NodeSettings;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.MergeView;
import org.jgroups.View;

/** Tells the controller of JGroups' views. */
public final class Views {
    private Views() {}

    /** The view's number, its coordinator, its members, and what it was merged from. */
    public static void tell(Controller controller, View view) {
        List<Object> names = names(view);
        if (view instanceof MergeView merge) {
            List<Object> groups = new ArrayList<>();
            merge.getSubgroups().forEach(group -> groups.add(names(group)));
            controller.event(
                    "merge-view",
                    "number",
                    view.getViewId().getId(),
                    "coordinator",
                    names.get(0),
                    "members",
                    names,
                    "merged",
                    groups);
        } else {
            controller.event("view", "number", view.getViewId().getId(), "coordinator", names.get(0), "members", names);
        }
    }

    private static List<Object> names(View view) {
        List<Object> names = new ArrayList<>();
        for (Address member : view.getMembers()) {
            names.add(NodeSettings.name(LinkFaults.nodeOf(member)));
        }
        return names;
    }
}
