package org.tbimage.testbox.output;

import java.util.List;

/**
 * What a command has to say once it is done.
 *
 * @param head what was asked, for machines only: people have just typed it
 * @param summary one line for people; empty if the body speaks for itself
 * @param body what is to know
 */
public record Answer(List<Item> head, String summary, Body body) {
    /** Keeps a copy. */
    public Answer {
        head = List.copyOf(head);
    }

    /** {@return its lines for people, each with its end} */
    public String text() {
        return (summary.isEmpty() ? "" : SafeText.line(summary) + "\n") + body.text();
    }

    /**
     * The same for machines.
     *
     * @param warnings what the user was warned of
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
