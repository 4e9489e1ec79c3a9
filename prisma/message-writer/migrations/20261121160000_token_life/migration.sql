-- DropForeignKey
ALTER TABLE "pending_authorization" DROP CONSTRAINT "pending_authorization_session_id_hash_fkey";

-- AlterTable
ALTER TABLE "connection" ADD COLUMN "sid" TEXT,
ADD COLUMN "offline" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '14 days'::interval),
ALTER COLUMN "person_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "session" ADD COLUMN "ended" TEXT;

-- CreateTable
CREATE TABLE "accepted_once" (
    "hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accepted_once_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "accepted_once_expires_at_idx" ON "accepted_once"("expires_at");

-- CreateIndex
CREATE INDEX "connection_expires_at_idx" ON "connection"("expires_at");
