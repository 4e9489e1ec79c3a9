-- CreateTable
CREATE TABLE "lab_request" (
    "id" BIGSERIAL NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lab_request_pkey" PRIMARY KEY ("id")
);
