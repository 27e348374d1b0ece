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
                    kind: 'journey',
                    value: 'milestonesOnTime',
                    otherwise: {
                        kind: 'recorded',
                        by: 'person'
                    }
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
                    kind: 'journey',
                    value: 'goal',
                    milestone: 'leadGoal',
                    otherwise: {
                        kind: 'recorded',
                        by: 'person'
                    }
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
                    kind: 'journey',
                    value: 'goal',
                    milestone: 'newSalesGoal',
                    otherwise: {
                        kind: 'recorded',
                        by: 'person'
                    }
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
                    kind: 'survey',
                    value: 'satisfiedShare',
                    windowDays: 90,
                    otherwise: {
                        kind: 'recorded',
                        by: 'import'
                    }
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
                    kind: 'survey',
                    value: 'lastNps',
                    otherwise: {
                        kind: 'recorded',
                        by: 'import'
                    }
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
                        },
                        {
                            field: 'Success_Not_Done__c',
                            op: '=',
                            value: false
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
                    kind: 'stakeholder',
                    role: 'Sponsor',
                    value: 'leftOn',
                    otherwise: {
                        kind: 'recorded',
                        by: 'person'
                    }
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
    },
    plays: {
        calendar: {
            workdays: [1, 2, 3, 4, 5],
            holidays: [
                {
                    kind: 'yearly',
                    label: "New Year's Day",
                    month: 1,
                    day: 1,
                    observed: 'nearest'
                },
                {
                    kind: 'weekday',
                    label: 'Martin Luther King Jr. Day',
                    month: 1,
                    weekday: 1,
                    nth: 3
                },
                {
                    kind: 'weekday',
                    label: "Presidents' Day",
                    month: 2,
                    weekday: 1,
                    nth: 3
                },
                {
                    kind: 'weekday',
                    label: 'Memorial Day',
                    month: 5,
                    weekday: 1,
                    nth: -1
                },
                {
                    kind: 'yearly',
                    label: 'Juneteenth',
                    month: 6,
                    day: 19,
                    observed: 'nearest'
                },
                {
                    kind: 'yearly',
                    label: 'Independence Day',
                    month: 7,
                    day: 4,
                    observed: 'nearest'
                },
                {
                    kind: 'weekday',
                    label: 'Labor Day',
                    month: 9,
                    weekday: 1,
                    nth: 1
                },
                {
                    kind: 'weekday',
                    label: 'Columbus Day',
                    month: 10,
                    weekday: 1,
                    nth: 2
                },
                {
                    kind: 'yearly',
                    label: 'Veterans Day',
                    month: 11,
                    day: 11,
                    observed: 'nearest'
                },
                {
                    kind: 'weekday',
                    label: 'Thanksgiving Day',
                    month: 11,
                    weekday: 4,
                    nth: 4
                },
                {
                    kind: 'yearly',
                    label: 'Christmas Day',
                    month: 12,
                    day: 25,
                    observed: 'nearest'
                }
            ]
        },
        roles: [
            {
                key: 'csm',
                label: 'Customer Success Manager',
                fallback: ['cse', 'supportManager']
            },
            {
                key: 'cse',
                label: 'Customer Success Engineer',
                fallback: ['csm']
            },
            {
                key: 'supportManager',
                label: 'Support Manager',
                fallback: ['csm']
            },
            {
                key: 'advocate',
                label: 'Customer Advocate',
                fallback: ['csm']
            }
        ],
        plays: [
            {
                key: 'supportOverload',
                label: 'Support overload',
                goal: 'Less frustration and higher satisfaction: the issues behind the tickets are solved.',
                why: '{metrics.ticketsIn30Days} tickets in 30 days; the rule is more than 3',
                trigger: {
                    fact: 'metrics.ticketsIn30Days',
                    op: '>',
                    value: 3
                },
                coolDownDays: 30,
                steps: [
                    {
                        key: 'acknowledge',
                        kind: 'send',
                        subject: 'Acknowledge, offer resources',
                        description:
                            'Acknowledge the tickets of the last month, and offer the resources that answer most of them.',
                        role: 'supportManager',
                        channel: 'email',
                        offset: {
                            days: 1,
                            unit: 'business'
                        },
                        emailTemplate: 'Success_Support_Acknowledge'
                    },
                    {
                        key: 'guide',
                        kind: 'send',
                        subject: 'Send guide on common issues',
                        description: 'A guide or video on the issues that the tickets have in common.',
                        role: 'csm',
                        channel: 'email',
                        offset: {
                            days: 2,
                            unit: 'business'
                        },
                        emailTemplate: 'Success_Support_Guide'
                    },
                    {
                        key: 'confirm',
                        kind: 'task',
                        subject: 'Call and confirm it is solved',
                        description:
                            'Reach out in person, confirm that the issues are solved, and ask what would have prevented them.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 5,
                            unit: 'business'
                        }
                    }
                ]
            },
            {
                key: 'onboarding',
                label: 'Onboarding',
                goal: 'Set up and active in the first month, first value by week 8.',
                why: 'Customer for {tenureDays} days, onboarded: {journey.isOnboarded}; the rule is up to 28 days and no',
                trigger: {
                    all: [
                        {
                            fact: 'tenureDays',
                            op: '<=',
                            value: 28
                        },
                        {
                            fact: 'journey.isOnboarded',
                            op: '=',
                            value: false
                        }
                    ]
                },
                coolDownDays: 3650,
                steps: [
                    {
                        key: 'welcome',
                        kind: 'task',
                        subject: 'Welcome the customer',
                        description: 'Introduce the team, and name what the first eight weeks bring.',
                        role: 'csm',
                        channel: 'email',
                        offset: {
                            days: 0,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'kickoff',
                        kind: 'task',
                        subject: 'Hold the kickoff',
                        description: 'Agree goals, people and dates; write the lead goal and the new-sales goal down.',
                        role: 'csm',
                        channel: 'meeting',
                        offset: {
                            days: 3,
                            unit: 'business'
                        },
                        dependsOn: ['welcome']
                    },
                    {
                        key: 'setUp',
                        kind: 'task',
                        subject: 'Help with the technical set-up',
                        description: 'Blog migrated, CRM integrated, website code deployed.',
                        role: 'cse',
                        channel: 'meeting',
                        offset: {
                            days: 5,
                            unit: 'business'
                        },
                        dependsOn: ['kickoff']
                    },
                    {
                        key: 'active',
                        kind: 'task',
                        subject: 'Check that leads flow',
                        description: 'New leads flowing, first workflow live, first blog post live.',
                        role: 'cse',
                        channel: 'review',
                        offset: {
                            days: 20,
                            unit: 'business'
                        },
                        dependsOn: ['setUp']
                    },
                    {
                        key: 'firstValue',
                        kind: 'task',
                        subject: 'Check the first value',
                        description:
                            'Attribution report built, and a complete month of stats; ask the customer what it was worth.',
                        role: 'csm',
                        channel: 'review',
                        offset: {
                            days: 40,
                            unit: 'business'
                        },
                        dependsOn: ['active']
                    }
                ]
            },
            {
                key: 'milestoneStuck',
                label: 'Milestone stuck',
                goal: 'The milestone is done, or has a new date that the customer agreed to.',
                why: 'Milestones stuck: {journey.stuck}; overdue for longest: {journey.oldestOverdue}',
                trigger: {
                    fact: 'journey.stuck',
                    op: '>=',
                    value: 1
                },
                coolDownDays: 21,
                steps: [
                    {
                        key: 'unblock',
                        kind: 'task',
                        subject: 'Unblock the milestone',
                        description: 'Find out what it hangs on, and work through it with the customer.',
                        role: 'cse',
                        channel: 'meeting',
                        offset: {
                            days: 1,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'replan',
                        kind: 'task',
                        subject: 'Agree a new date with the customer',
                        description: 'Re-plan the milestone with the customer, and write the new week on the journey.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 3,
                            unit: 'business'
                        },
                        dependsOn: ['unblock']
                    }
                ]
            },
            {
                key: 'usageDrop',
                label: 'Usage drop',
                goal: 'Usage back above its level of 30 days ago, checked on the last step.',
                why: 'Usage changed by {metrics.usageChange}% in 30 days; the rule is a fall of 20%',
                trigger: {
                    fact: 'metrics.usageChange',
                    op: '<=',
                    value: -20
                },
                coolDownDays: 45,
                steps: [
                    {
                        key: 'call',
                        kind: 'task',
                        subject: 'Call about the drop in usage',
                        description: 'Ask what changed: people, processes, or the product.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 1,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'training',
                        kind: 'task',
                        subject: 'Offer training',
                        description: 'Offer a session on what fell out of use.',
                        role: 'cse',
                        channel: 'email',
                        offset: {
                            days: 7,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'check',
                        kind: 'task',
                        subject: 'Check usage again',
                        description: 'Compare with the level of 30 days before the play began.',
                        role: 'csm',
                        channel: 'review',
                        offset: {
                            days: 14,
                            unit: 'business'
                        },
                        dependsOn: ['training']
                    }
                ]
            },
            {
                key: 'lowActivity',
                label: 'Low activity',
                goal: 'In touch again, and on the way out of red.',
                why: 'Health is {band}, the last meaningful touch {metrics.lastTouch} days ago; the rule is red, or more than 60 days',
                trigger: {
                    any: [
                        {
                            fact: 'band',
                            op: '=',
                            value: 'red'
                        },
                        {
                            fact: 'metrics.lastTouch',
                            op: '>',
                            value: 60
                        }
                    ]
                },
                coolDownDays: 60,
                steps: [
                    {
                        key: 'triage',
                        kind: 'task',
                        subject: 'Triage: what is wrong, who can tell',
                        description: 'Read what costs the most points, and choose whom to reach.',
                        role: 'csm',
                        channel: 'task',
                        offset: {
                            days: 1,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'planReview',
                        kind: 'task',
                        subject: 'Review the success plan with the customer',
                        description: 'Goals, what was reached, what is in the way, what happens next.',
                        role: 'csm',
                        channel: 'meeting',
                        offset: {
                            days: 5,
                            unit: 'business'
                        },
                        dependsOn: ['triage']
                    },
                    {
                        key: 'executive',
                        kind: 'task',
                        subject: 'Executive touch',
                        description: 'Have an executive of ours reach out to the sponsor.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 10,
                            unit: 'business'
                        },
                        dependsOn: ['planReview']
                    }
                ]
            },
            {
                key: 'renewal',
                label: 'Renewal',
                goal: 'Signed before the decision deadline.',
                why: '{renewal.daysToRenewal} days to renewal; the rule is 90',
                trigger: {
                    all: [
                        {
                            fact: 'renewal.daysToRenewal',
                            op: '<=',
                            value: 90
                        },
                        {
                            fact: 'renewal.daysToRenewal',
                            op: '>=',
                            value: 0
                        },
                        {
                            fact: 'renewal.isOpen',
                            op: '=',
                            value: true
                        }
                    ]
                },
                coolDownDays: 90,
                steps: [
                    {
                        key: 'valueReview',
                        kind: 'task',
                        subject: 'Review the value of the term',
                        description: "Show what the customer got for the money, in the customer's own goals.",
                        role: 'csm',
                        channel: 'meeting',
                        offset: {
                            days: 5,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'quote',
                        kind: 'task',
                        subject: 'Send the quote',
                        description: 'Paper out 60 days before the renewal.',
                        role: 'csm',
                        channel: 'email',
                        offset: {
                            days: 30,
                            unit: 'calendar'
                        }
                    },
                    {
                        key: 'negotiate',
                        kind: 'task',
                        subject: 'Negotiate',
                        description: "Questions of the customer's procurement, terms, price.",
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 45,
                            unit: 'calendar'
                        },
                        dependsOn: ['quote']
                    },
                    {
                        key: 'escalate',
                        kind: 'task',
                        subject: 'Escalate if stalled for 3 working days',
                        description:
                            'If nothing moved for three working days, bring in the executives of both sides; else skip this step.',
                        role: 'supportManager',
                        channel: 'task',
                        offset: {
                            days: 48,
                            unit: 'calendar'
                        },
                        dependsOn: ['quote']
                    },
                    {
                        key: 'sign',
                        kind: 'task',
                        subject: 'Get the signature',
                        description: 'Close the opportunity; the next term starts by itself.',
                        role: 'csm',
                        channel: 'meeting',
                        offset: {
                            days: 60,
                            unit: 'calendar'
                        },
                        dependsOn: ['negotiate']
                    }
                ]
            },
            {
                key: 'sponsorLeft',
                label: 'Sponsor left',
                goal: 'A new sponsor is named and has been met; the cap on health ends with that.',
                why: 'Days since the executive sponsor left: {signals.sponsorLeft}; the rule is once for each who leaves',
                trigger: {
                    fact: 'signals.sponsorLeft',
                    op: '>=',
                    value: 0,
                    oncePerMeasurement: true
                },
                coolDownDays: 30,
                steps: [
                    {
                        key: 'askChampion',
                        kind: 'task',
                        subject: 'Ask the champion who decides now',
                        description:
                            'Who takes over the budget and the decision, from when on, and what matters to that person.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 1,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'stayInTouch',
                        kind: 'task',
                        subject: 'Stay in touch with the sponsor who left',
                        description:
                            'Say thank you, ask for an introduction to whoever follows, and where the next job is.',
                        role: 'csm',
                        channel: 'email',
                        offset: {
                            days: 2,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'executive',
                        kind: 'task',
                        subject: 'Have an executive of ours welcome the new sponsor',
                        description: 'Brief the executive: goals, what was reached, what is open, when the renewal is.',
                        role: 'csm',
                        channel: 'email',
                        offset: {
                            days: 4,
                            unit: 'business'
                        },
                        dependsOn: ['askChampion']
                    },
                    {
                        key: 'meet',
                        kind: 'task',
                        subject: 'Meet the new sponsor',
                        description:
                            "Show what the customer gets for the money, and agree the goals anew: they are another person's now.",
                        role: 'csm',
                        channel: 'meeting',
                        offset: {
                            days: 8,
                            unit: 'business'
                        },
                        dependsOn: ['askChampion']
                    },
                    {
                        key: 'name',
                        kind: 'task',
                        subject: 'Name the sponsor among the stakeholders',
                        description:
                            'The cap on health ends with that. Look at the renewal too: does the call for it still hold?',
                        role: 'csm',
                        channel: 'review',
                        offset: {
                            days: 10,
                            unit: 'business'
                        },
                        dependsOn: ['meet']
                    }
                ]
            },
            {
                key: 'detractor',
                label: 'Detractor',
                goal: 'The customer was heard, and knows what came of it.',
                why: '{survey.lowAnswer}; the rule is NPS 0 to 6 or CSAT up to 2 of 5',
                trigger: {
                    any: [
                        {
                            all: [
                                {
                                    fact: 'survey.lastNps',
                                    op: '<=',
                                    value: 6,
                                    oncePerMeasurement: true
                                },
                                {
                                    fact: 'survey.daysSinceNps',
                                    op: '<=',
                                    value: 30
                                }
                            ]
                        },
                        {
                            all: [
                                {
                                    fact: 'survey.lastCsat',
                                    op: '<=',
                                    value: 2,
                                    oncePerMeasurement: true
                                },
                                {
                                    fact: 'survey.daysSinceCsat',
                                    op: '<=',
                                    value: 30
                                }
                            ]
                        },
                        {
                            all: [
                                {
                                    fact: 'survey.answers',
                                    op: '=',
                                    value: 0
                                },
                                {
                                    fact: 'metrics.csat',
                                    op: '<=',
                                    value: 40,
                                    oncePerMeasurement: true
                                }
                            ]
                        }
                    ]
                },
                coolDownDays: 90,
                steps: [
                    {
                        key: 'call',
                        kind: 'task',
                        subject: 'Call the detractor',
                        description: 'Within two working days: listen, do not argue.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 2,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'rootCause',
                        kind: 'task',
                        subject: 'Find the root cause',
                        description: 'Bring it to those who can mend it.',
                        role: 'csm',
                        channel: 'task',
                        offset: {
                            days: 5,
                            unit: 'business'
                        },
                        dependsOn: ['call']
                    },
                    {
                        key: 'closeLoop',
                        kind: 'task',
                        subject: 'Close the loop',
                        description: 'Tell the customer what was done about it.',
                        role: 'csm',
                        channel: 'call',
                        offset: {
                            days: 10,
                            unit: 'business'
                        },
                        dependsOn: ['rootCause']
                    }
                ]
            },
            {
                key: 'advocate',
                label: 'Advocate',
                goal: 'A reference, a case study or a testimonial, and nobody asked too often.',
                why: 'NPS {survey.lastNps} of 10 on {survey.lastNpsOn} and health is {band}; the rule is NPS 9 or 10 and green',
                trigger: {
                    all: [
                        {
                            fact: 'survey.lastNps',
                            op: '>=',
                            value: 9,
                            oncePerMeasurement: true
                        },
                        {
                            fact: 'survey.daysSinceNps',
                            op: '<=',
                            value: 180
                        },
                        {
                            fact: 'band',
                            op: '=',
                            value: 'green'
                        }
                    ]
                },
                coolDownDays: 180,
                steps: [
                    {
                        key: 'reference',
                        kind: 'task',
                        subject: 'Ask for a reference',
                        description: 'See first how often this customer was asked of late.',
                        role: 'advocate',
                        channel: 'email',
                        offset: {
                            days: 3,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'caseStudy',
                        kind: 'task',
                        subject: 'Offer a case study',
                        role: 'advocate',
                        channel: 'email',
                        offset: {
                            days: 10,
                            unit: 'business'
                        },
                        dependsOn: ['reference']
                    },
                    {
                        key: 'testimonial',
                        kind: 'task',
                        subject: 'Ask for a testimonial',
                        role: 'advocate',
                        channel: 'email',
                        offset: {
                            days: 20,
                            unit: 'business'
                        },
                        dependsOn: ['reference']
                    }
                ]
            },
            {
                key: 'expand',
                label: 'Expand',
                goal: 'A qualified lead for Sales, or a clear no.',
                why: 'Licence utilisation {metrics.licenceUtilisation}% and health is {band}; the rule is over 90% and green',
                trigger: {
                    all: [
                        {
                            fact: 'band',
                            op: '=',
                            value: 'green'
                        },
                        {
                            fact: 'metrics.licenceUtilisation',
                            op: '>',
                            value: 90
                        }
                    ]
                },
                coolDownDays: 120,
                steps: [
                    {
                        key: 'usageReview',
                        kind: 'task',
                        subject: 'Review usage with the customer',
                        description: 'Where licences run out, and who asks for more.',
                        role: 'csm',
                        channel: 'meeting',
                        offset: {
                            days: 3,
                            unit: 'business'
                        }
                    },
                    {
                        key: 'handOver',
                        kind: 'task',
                        subject: 'Hand the lead to Sales',
                        description: 'With names, numbers and what the customer wants to reach.',
                        role: 'csm',
                        channel: 'task',
                        offset: {
                            days: 5,
                            unit: 'business'
                        },
                        dependsOn: ['usageReview']
                    }
                ]
            }
        ]
    },
    kpis: {
        closesAfterDays: 7,
        historyMonths: 24,
        grossMarginPercent: 80,
        onboardingMonths: 1,
        spend: {
            kind: 'recorded'
        },
        sources: {
            surveys: {
                csatTouchpoints: ['Onboarding', 'Support Resolution', 'QBR']
            },
            cases: {
                opened: 'CreatedDate',
                closed: 'ClosedDate'
            },
            campaigns: {
                date: 'CreatedDate',
                email: ['Email'],
                webinar: ['Webinar'],
                content: ['Content']
            },
            opportunities: {
                type: 'Type',
                amount: 'Amount',
                upsell: ['Upsell', 'Existing Customer - Upgrade'],
                crossSell: ['Cross-Sell']
            }
        },
        indicators: [
            {
                key: 'eligibleChurn',
                label: 'Eligible churn',
                target: {
                    kind: 'line',
                    from: 15,
                    to: 10,
                    months: 12,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'monthlyChurn',
                label: 'Monthly churn'
            },
            {
                key: 'customerLifetimeValue',
                label: 'Customer lifetime value'
            },
            {
                key: 'retentionRate',
                label: 'Retention rate',
                target: {
                    kind: 'line',
                    to: 90,
                    months: 12,
                    startsOn: '2026-01-01',
                    periods: ['year']
                }
            },
            {
                key: 'customerChurn',
                label: 'Customer churn'
            },
            {
                key: 'grossRetention',
                label: 'Gross revenue retention'
            },
            {
                key: 'netRetention',
                label: 'Net revenue retention'
            },
            {
                key: 'spendOfAcv',
                label: 'Customer Success spend of ACV',
                target: {
                    kind: 'constant',
                    value: 12
                }
            },
            {
                key: 'spendOfNewAcv',
                label: 'Customer Success spend of new ACV'
            },
            {
                key: 'unhealthyCustomers',
                label: 'Unhealthy customers',
                target: {
                    kind: 'line',
                    from: 34,
                    to: 25,
                    months: 12,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'averageHealth',
                label: 'Average health',
                target: {
                    kind: 'constant',
                    value: 75
                }
            },
            {
                key: 'onboardingCompletion',
                label: 'Onboarding completion',
                target: {
                    kind: 'line',
                    to: 70,
                    months: 3,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'timeToFirstValue',
                label: 'Time to first value',
                target: {
                    kind: 'change',
                    percent: -25,
                    months: 6,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'customerEngagement',
                label: 'Customer engagement',
                target: {
                    kind: 'line',
                    to: 30,
                    months: 6,
                    startsOn: '2026-01-01',
                    periods: ['month', 'quarter']
                }
            },
            {
                key: 'contentConsumption',
                label: 'Content consumption',
                target: {
                    kind: 'change',
                    percent: 40,
                    months: 6,
                    startsOn: '2026-01-01',
                    periods: ['month']
                }
            },
            {
                key: 'csat',
                label: 'CSAT',
                target: {
                    kind: 'line',
                    to: 85,
                    months: 6,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'nps',
                label: 'NPS',
                target: {
                    kind: 'line',
                    from: 20,
                    to: 30,
                    months: 12,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'ticketResolution',
                label: 'Ticket resolution time',
                target: {
                    kind: 'change',
                    percent: 0,
                    months: 1,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'upsellRate',
                label: 'Upsell and cross-sell rate',
                target: {
                    kind: 'line',
                    to: 10,
                    months: 12,
                    startsOn: '2026-01-01',
                    periods: ['year']
                }
            },
            {
                key: 'scoreAccuracy60',
                label: 'Score accuracy, 60 days before',
                target: {
                    kind: 'change',
                    percent: 15,
                    months: 6,
                    startsOn: '2026-01-01'
                }
            },
            {
                key: 'scoreAccuracy90',
                label: 'Score accuracy, 90 days before',
                target: {
                    kind: 'change',
                    percent: 15,
                    months: 6,
                    startsOn: '2026-01-01'
                }
            }
        ]
    },
    advocacy: {
        maxAsks: 2,
        withinDays: 180
    }
};
