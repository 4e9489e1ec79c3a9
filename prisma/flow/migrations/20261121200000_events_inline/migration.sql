-- An event of a few kilobytes stays in its row, as it is: compressing it costs more than the room it saves, and it is
-- deleted soon.
ALTER TABLE "flow_event" SET (toast_tuple_target = 8160);
