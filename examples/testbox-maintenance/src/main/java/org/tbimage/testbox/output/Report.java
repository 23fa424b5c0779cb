package org.tbimage.testbox.output;

import java.util.List;
import org.tbimage.action.Fact;

/**
 * The result of a command.
 *
 * @param head what the user asked for; only programs get it
 * @param summary one line for people; empty if the body needs none
 * @param body the result itself
 */
public record Report(List<Fact> head, String summary, Body body) {
    /** Copies the list. */
    public Report {
        head = List.copyOf(head);
    }

    /** {@return its lines for people, each with its line end} */
    public String text() {
        return (summary.isEmpty() ? "" : SafeText.line(summary) + "\n") + body.text();
    }

    /**
     * The report for programs.
     *
     * @param warnings the warnings that the command printed
     * @return one JSON object on one line
     */
    public String json(List<String> warnings) {
        return Json.object(json -> {
            json.writeStringField("status", "ok");
            Json.members(json, head);
            if (!summary.isEmpty()) {
                json.writeStringField("summary", summary);
            }
            body.write(json);
            Json.texts(json, "warnings", warnings);
        });
    }
}
