// Generated from config/success-model.json by scripts/build/default-model.ts: edit that file and run it again.
import type { SuccessModel } from './model.ts';

/** The model that holds until a company activates one of its own. */
export const defaultModel: SuccessModel = {
    formatVersion: 1,
    name: 'Customer Success Index',
    version: 1,
    segments: ['Enterprise', 'Mid-Market', 'Small Business'],
    editions: ['Enterprise', 'Professional', 'Basic'],
    health: {
        coverageFloor: 0.6,
        bands: [
            {
                key: 'red',
                label: 'Red',
                upTo: 50,
                tone: 'red',
                unhealthy: true
            },
            {
                key: 'yellow',
                label: 'Yellow',
                upTo: 75,
                tone: 'yellow'
            },
            {
                key: 'green',
                label: 'Green',
                upTo: 100,
                tone: 'green'
            }
        ],
        dimensions: [
            {
                key: 'product',
                label: 'Product',
                weight: 20,
                field: 'Product_Score__c'
            },
            {
                key: 'support',
                label: 'Support',
                weight: 20,
                field: 'Support_Score__c'
            },
            {
                key: 'outcomes',
                label: 'Outcomes',
                weight: 20,
                field: 'Outcomes_Score__c'
            },
            {
                key: 'voice',
                label: 'Voice',
                weight: 20,
                field: 'Voice_Score__c'
            },
            {
                key: 'engagement',
                label: 'Engagement',
                weight: 20,
                field: 'Engagement_Score__c'
            }
        ],
        metrics: [
            {
                key: 'licenceUtilisation',
                label: 'Licence utilisation',
                dimension: 'product',
                weight: 8,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is over 50%, and over 75% from month 6 on',
                variants: [
                    {
                        when: {
                            tenureMonths: {
                                from: 2,
                                before: 6
                            }
                        },
                        scale: {
                            kind: 'bands',
                            bands: [
                                {
                                    below: 10,
                                    points: 0,
                                    label: 'Poor'
                                },
                                {
                                    upTo: 50,
                                    points: 60,
                                    label: 'Fair'
                                },
                                {
                                    points: 100,
                                    label: 'Good'
                                }
                            ]
                        }
                    },
                    {
                        when: {
                            tenureMonths: {
                                from: 6,
                                before: 9
                            }
                        },
                        scale: {
                            kind: 'bands',
                            bands: [
                                {
                                    upTo: 50,
                                    points: 0,
                                    label: 'Poor'
                                },
                                {
                                    upTo: 75,
                                    points: 60,
                                    label: 'Fair'
                                },
                                {
                                    points: 100,
                                    label: 'Good'
                                }
                            ]
                        }
                    },
                    {
                        when: {
                            tenureMonths: {
                                from: 9
                            }
                        },
                        scale: {
                            kind: 'bands',
                            bands: [
                                {
                                    upTo: 75,
                                    points: 0,
                                    label: 'Poor'
                                },
                                {
                                    points: 100,
                                    label: 'Good'
                                }
                            ]
                        }
                    }
                ],
                freshness: {
                    kind: 'days',
                    days: 35
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'import'
                },
                action: {
                    label: 'Plan the roll-out to the seats that are not used'
                }
            },
            {
                key: 'activeUsers',
                label: 'Active users, 28 days',
                dimension: 'product',
                weight: 6,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is 80% or more of licensed users',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 50,
                            points: 0
                        },
                        {
                            value: 80,
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 35
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'import'
                },
                action: {
                    label: 'Offer training to users who are not active'
                }
            },
            {
                key: 'usageChange',
                label: 'Usage change, 30 days',
                dimension: 'product',
                weight: 6,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is a fall under 5%',
                scale: {
                    kind: 'bands',
                    bands: [
                        {
                            below: -20,
                            points: 0,
                            label: 'Poor'
                        },
                        {
                            upTo: -5,
                            points: 60,
                            label: 'Fair'
                        },
                        {
                            points: 100,
                            label: 'Good'
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 35
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'import'
                },
                action: {
                    label: 'Call to find out why usage falls'
                }
            },
            {
                key: 'ticketsIn30Days',
                label: 'Tickets in 30 days',
                dimension: 'support',
                weight: 10,
                valueKind: 'number',
                unit: 'count',
                noun: ['ticket', 'tickets'],
                better: 'lower',
                good: 'Good is 0 or 1',
                scale: {
                    kind: 'bands',
                    bands: [
                        {
                            upTo: 1,
                            points: 100
                        },
                        {
                            upTo: 2,
                            points: 75
                        },
                        {
                            upTo: 3,
                            points: 40
                        },
                        {
                            points: 0
                        }
                    ]
                },
                freshness: {
                    kind: 'live'
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'salesforce',
                    object: 'Case',
                    account: 'AccountId',
                    date: 'CreatedDate',
                    windowDays: 30,
                    fold: 'count'
                },
                action: {
                    label: 'Answer the common issue behind the tickets'
                }
            },
            {
                key: 'openEscalations',
                label: 'Open escalations',
                dimension: 'support',
                weight: 10,
                valueKind: 'number',
                unit: 'count',
                noun: ['open', 'open'],
                better: 'lower',
                good: 'Good is none',
                scale: {
                    kind: 'bands',
                    bands: [
                        {
                            upTo: 0,
                            points: 100
                        },
                        {
                            upTo: 1,
                            points: 30
                        },
                        {
                            points: 0
                        }
                    ]
                },
                freshness: {
                    kind: 'live'
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'salesforce',
                    object: 'Case',
                    account: 'AccountId',
                    filter: [
                        {
                            field: 'IsEscalated',
                            op: '=',
                            value: true
                        }
                    ],
                    date: 'CreatedDate',
                    closedDate: 'ClosedDate',
                    fold: 'count'
                },
                action: {
                    label: 'Resolve the open escalation'
                }
            },
            {
                key: 'milestonesOnTime',
                label: 'Milestones on time',
                dimension: 'outcomes',
                weight: 7,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is 100%',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 0,
                            points: 0
                        },
                        {
                            value: 100,
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'live'
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'person'
                },
                action: {
                    label: 'Unblock the oldest milestone overdue'
                }
            },
            {
                key: 'leadGoal',
                label: 'Lead goal attained',
                dimension: 'outcomes',
                weight: 7,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is 100% of the goal',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 0,
                            points: 0
                        },
                        {
                            value: 100,
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 100
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'person'
                },
                action: {
                    label: 'Review what holds back the lead goal'
                }
            },
            {
                key: 'newSalesGoal',
                label: 'New-sales goal attained',
                dimension: 'outcomes',
                weight: 6,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is 100% of the goal',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 0,
                            points: 0
                        },
                        {
                            value: 100,
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 100
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'person'
                },
                action: {
                    label: 'Record the new-sales figure with the customer'
                }
            },
            {
                key: 'csat',
                label: 'CSAT, 90 days',
                dimension: 'voice',
                weight: 8,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is 85% or more',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 50,
                            points: 0
                        },
                        {
                            value: 90,
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 90
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'import'
                },
                action: {
                    label: 'Send a CSAT survey and close the loop'
                }
            },
            {
                key: 'nps',
                label: 'NPS, latest answer',
                dimension: 'voice',
                weight: 6,
                valueKind: 'number',
                unit: 'score',
                better: 'higher',
                good: 'Good is 9 or 10',
                scale: {
                    kind: 'bands',
                    bands: [
                        {
                            upTo: 6,
                            points: 0,
                            label: 'Detractor'
                        },
                        {
                            upTo: 8,
                            points: 60,
                            label: 'Passive'
                        },
                        {
                            points: 100,
                            label: 'Promoter'
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 180
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'import'
                },
                action: {
                    label: 'Call to hear what stands behind the answer'
                }
            },
            {
                key: 'csmPulse',
                label: 'CSM pulse',
                dimension: 'voice',
                weight: 6,
                valueKind: 'category',
                unit: 'category',
                better: 'higher',
                good: 'Good is Green',
                scale: {
                    kind: 'categories',
                    categories: [
                        {
                            value: 'Red',
                            label: 'Red',
                            points: 0
                        },
                        {
                            value: 'Yellow',
                            label: 'Yellow',
                            points: 50
                        },
                        {
                            value: 'Green',
                            label: 'Green',
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 30,
                    badNews: {
                        belowPoints: 100,
                        days: 14
                    }
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'recorded',
                    by: 'person'
                },
                action: {
                    label: 'Set the pulse again after the next call'
                }
            },
            {
                key: 'lastTouch',
                label: 'Last meaningful touch',
                dimension: 'engagement',
                weight: 10,
                valueKind: 'daysSince',
                unit: 'days',
                better: 'lower',
                good: 'Good is within 30 days',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 30,
                            points: 100
                        },
                        {
                            value: 90,
                            points: 0
                        }
                    ]
                },
                freshness: {
                    kind: 'live'
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'salesforce',
                    object: 'Task',
                    account: 'AccountId',
                    filter: [
                        {
                            field: 'IsClosed',
                            op: '=',
                            value: true
                        }
                    ],
                    date: 'ActivityDate',
                    fold: 'daysSince'
                },
                action: {
                    label: 'Plan a call or a visit'
                }
            },
            {
                key: 'engagementRate',
                label: 'Engagement rate',
                dimension: 'engagement',
                weight: 10,
                valueKind: 'number',
                unit: 'percent',
                better: 'higher',
                good: 'Good is 30% or more',
                scale: {
                    kind: 'linear',
                    points: [
                        {
                            value: 0,
                            points: 0
                        },
                        {
                            value: 30,
                            points: 100
                        }
                    ]
                },
                freshness: {
                    kind: 'days',
                    days: 90
                },
                missing: 'exclude',
                stale: 'exclude',
                source: {
                    kind: 'salesforce',
                    object: 'CampaignMember',
                    account: 'Contact.AccountId',
                    date: 'CreatedDate',
                    windowDays: 90,
                    fold: 'ratio',
                    of: [
                        {
                            field: 'HasResponded',
                            op: '=',
                            value: true
                        }
                    ]
                },
                action: {
                    label: "Send content that fits the customer's stage"
                }
            }
        ],
        signals: [
            {
                key: 'sponsorLeft',
                label: 'Executive sponsor left on',
                valueKind: 'daysSince',
                source: {
                    kind: 'recorded',
                    by: 'person'
                },
                action: {
                    label: 'Name a sponsor'
                }
            }
        ],
        caps: [
            {
                key: 'noSponsor',
                max: 40,
                reason: 'Executive sponsor left',
                endsWhen: 'The cap ends when a sponsor is named.',
                when: {
                    fact: 'sponsorLeft',
                    op: '>=',
                    value: 0
                }
            }
        ]
    },
    journey: {
        termWeeks: 52,
        stages: [
            {
                key: 'technicalSetUp',
                label: 'Technical Set-up',
                dueWeek: 1,
                levelOfEffort: 'veryHigh',
                customerChallenge: 'Setting up the subdomain takes time',
                ownIssue: 'Blog migration is slow'
            },
            {
                key: 'active',
                label: 'Active',
                dueWeek: 4,
                levelOfEffort: 'high',
                customerChallenge: 'Lacks the technical skills for website forms'
            },
            {
                key: 'initialValue',
                label: 'Initial Value',
                dueWeek: 8,
                levelOfEffort: 'high',
                customerChallenge: 'Alignment on attribution'
            },
            {
                key: 'fullSpeed',
                label: 'Full Speed',
                dueWeek: 10,
                levelOfEffort: 'veryHigh',
                customerChallenge: 'Creating enough content'
            },
            {
                key: 'achievement',
                label: 'Achievement',
                dueWeek: 12,
                levelOfEffort: 'medium',
                customerChallenge: 'Missed the quarterly lead goal'
            },
            {
                key: 'renewal',
                label: 'Renewal',
                dueWeek: 52,
                levelOfEffort: 'high',
                ownIssue: 'Waiting too long to renew'
            }
        ],
        milestones: [
            {
                key: 'blogMigrated',
                label: 'Blog migrated',
                stage: 'technicalSetUp',
                dueWeek: 1,
                kind: 'done'
            },
            {
                key: 'crmIntegrated',
                label: 'CRM integrated',
                stage: 'technicalSetUp',
                dueWeek: 1,
                kind: 'done'
            },
            {
                key: 'websiteCodeDeployed',
                label: 'Website code deployed',
                stage: 'technicalSetUp',
                dueWeek: 1,
                kind: 'done'
            },
            {
                key: 'newLeadsFlowing',
                label: 'New leads flowing',
                stage: 'active',
                dueWeek: 4,
                kind: 'done'
            },
            {
                key: 'firstWorkflowLive',
                label: 'First workflow live',
                stage: 'active',
                dueWeek: 4,
                kind: 'done'
            },
            {
                key: 'firstBlogPostLive',
                label: 'First blog post live',
                stage: 'active',
                dueWeek: 4,
                kind: 'done'
            },
            {
                key: 'attributionReportBuilt',
                label: 'Attribution report built',
                stage: 'initialValue',
                dueWeek: 8,
                kind: 'done'
            },
            {
                key: 'completeMonthOfStats',
                label: 'Complete month of stats',
                stage: 'initialValue',
                dueWeek: 8,
                kind: 'done'
            },
            {
                key: 'emailCampaignSent',
                label: 'Email campaign sent',
                stage: 'fullSpeed',
                dueWeek: 10,
                kind: 'done'
            },
            {
                key: 'leadNurtureActive',
                label: 'Lead nurture active',
                stage: 'fullSpeed',
                dueWeek: 10,
                kind: 'done'
            },
            {
                key: 'socialMonitoringActive',
                label: 'Social monitoring active',
                stage: 'fullSpeed',
                dueWeek: 10,
                kind: 'done'
            },
            {
                key: 'leadGoal',
                label: 'Lead goal',
                stage: 'achievement',
                dueWeek: 36,
                kind: 'goal'
            },
            {
                key: 'newSalesGoal',
                label: 'New-sales goal',
                stage: 'achievement',
                dueWeek: 52,
                kind: 'goal'
            },
            {
                key: 'renewalSigned',
                label: 'Renewal signed',
                stage: 'renewal',
                dueWeek: 52,
                kind: 'done'
            }
        ],
        stuckFactor: 1.5,
        goalCheckpoints: {
            firstWeek: 24,
            everyWeeks: 12
        },
        onboardingEndsWith: 'active',
        firstValueStage: 'initialValue'
    },
    renewal: {
        noticeDays: 30,
        procurementDays: 30,
        checkpoints: [
            {
                key: 'valueReview',
                daysBefore: 180,
                label: 'Value review',
                phase: 'Prepare'
            },
            {
                key: 'opportunityOpened',
                daysBefore: 90,
                label: 'Renewal opportunity opened',
                phase: 'Propose',
                doneBy: 'opportunity'
            },
            {
                key: 'paperOut',
                daysBefore: 60,
                label: 'Paper out, and decision made',
                phase: 'Negotiate'
            },
            {
                key: 'signature',
                daysBefore: 30,
                label: 'Signature, or escalated if stalled',
                phase: 'Close'
            }
        ],
        opportunityDays: 90,
        retentionBudgetShare: 0.12,
        riskCalls: {
            keptDays: 90,
            byBand: [
                {
                    band: 'red',
                    call: 'atRisk'
                },
                {
                    band: 'yellow',
                    call: 'likely'
                },
                {
                    band: 'green',
                    call: 'commit'
                }
            ],
            fallPoints: 5
        }
    }
};
