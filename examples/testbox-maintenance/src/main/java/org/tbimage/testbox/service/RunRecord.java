package org.tbimage.testbox.service;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.output.Json;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.disk.Skipped;
import org.tbimage.testbox.service.work.DiskResult;
import org.tbimage.value.ImageName;

/** One run as a line of JSON, for monitoring programs. */
final class RunRecord {
    /** Name of the file in the folder of a box. */
    static final String FILE = "maintenance-runs.jsonl";

    private final RunState state;
    private final Instant ended;
    private final RunEnd.Ending ending;
    private final Optional<Failure> failure;

    RunRecord(RunState state, Instant ended, RunEnd.Ending ending, Optional<Failure> failure) {
        this.state = state;
        this.ended = ended;
        this.ending = ending;
        this.failure = failure;
    }

    /** {@return one JSON object on one line} */
    String json() {
        return Json.object(json -> {
            json.writeStringField("begun", state.begun.toString());
            json.writeStringField("ended", ended.toString());
            json.writeNumberField("took", state.took().toMillis());
            Json.text(json, "address", state.box.map(box -> box.address().toString()));
            Json.text(json, "name", state.box.map(Box::name));
            Json.text(json, "action", state.action.map(BoxAction::word));
            Json.text(
                    json,
                    "request",
                    state.request.map(request -> request.path().getFileName().toString()));
            json.writeNumberField("attempt", state.attempt);
            json.writeStringField("status", failure.isPresent() ? "failed" : "ok");
            json.writeStringField("ending", ending.name().toLowerCase(Locale.ROOT));
            write(json, failure);
            json.writeArrayFieldStart("disks");
            for (DiskResult disk : state.result.disks()) {
                write(json, disk);
            }
            json.writeEndArray();
            Json.texts(json, "failures", state.result.failures());
            json.writeArrayFieldStart("skipped");
            for (Skipped skip : state.result.skipped()) {
                write(json, skip);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Optional<Failure> failure) throws IOException {
        Json.text(json, "problem", failure.map(Failure::problem));
        Json.text(json, "message", failure.map(Failure::message));
        Json.text(json, "remedy", failure.map(Failure::remedy));
    }

    private static void write(JsonGenerator json, Skipped skip) throws IOException {
        json.writeStartObject();
        Json.text(json, "disk", skip.disk().map(Disk::name));
        Json.texts(
                json, "images", skip.images().stream().map(ImageName::toString).toList());
        json.writeStringField("why", skip.why());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DiskResult disk) throws IOException {
        json.writeStartObject();
        json.writeStringField("disk", disk.job().disk().name());
        json.writeStringField("identity", disk.job().disk().info().identity().describe());
        json.writeStringField("image", disk.job().image().toString());
        json.writeBooleanField("replacement", disk.job().replacement());
        json.writeStringField("status", disk.failure().isPresent() ? "failed" : "ok");
        write(json, disk.failure());
        Json.text(json, "summary", Optional.of(disk.summary()));
        Json.texts(json, "passed-over", disk.passedOver());
        json.writeNumberField("took", disk.took().toMillis());
        json.writeObjectFieldStart("facts");
        Json.members(json, disk.facts());
        json.writeEndObject();
        json.writeEndObject();
    }
}
